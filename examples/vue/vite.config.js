import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    // Else Vue looks for a component of that name.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('sv-') } } }),
  ],
  build: { target: 'es2022' },
});
