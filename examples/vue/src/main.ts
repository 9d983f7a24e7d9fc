import 'sv-player/element';
import type {} from 'sv-player/jsx/vue';
import { createApp } from 'vue';
import App from './App.vue';

createApp(App).mount('#root');
