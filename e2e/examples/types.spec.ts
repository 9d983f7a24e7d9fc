import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { install, type Installed } from './support/install.js';
import { run } from './support/run.js';

const tsc = resolve('node_modules/typescript/bin/tsc');

const frameworks: readonly { file: string; options: Readonly<Record<string, unknown>> }[] = [
  { file: 'dom.ts', options: {} },
  // As Node resolves, which is stricter about what an exports map says.
  { file: 'dom.ts', options: { module: 'node16', moduleResolution: 'node16' } },
  { file: 'react.tsx', options: { jsx: 'react-jsx' } },
  { file: 'preact.tsx', options: { jsx: 'react-jsx', jsxImportSource: 'preact' } },
  { file: 'vue.tsx', options: { jsx: 'preserve', jsxImportSource: 'vue' } },
  { file: 'svelte.ts', options: {} },
  { file: 'solid.tsx', options: { jsx: 'preserve', jsxImportSource: 'solid-js' } },
];

test.describe('types of the packed package', () => {
  // One installation for all of them.
  test.describe.configure({ mode: 'serial' });
  let installed: Installed;
  test.beforeAll(async () => {
    installed = await install('e2e/examples/types');
  });
  test.afterAll(() => installed.remove());

  for (const { file, options } of frameworks) {
    const name = [file, ...Object.values(options)].join(', ');
    test(`hold for ${name}`, async () => {
      const config = join(installed.folder, `tsconfig.${name.replaceAll(/\W+/g, '-')}.json`);
      const compilerOptions = {
        target: 'ES2022',
        lib: ['ES2023', 'DOM', 'DOM.Iterable'],
        module: 'ESNext',
        moduleResolution: 'bundler',
        types: [],
        strict: true,
        exactOptionalPropertyTypes: true,
        // Frameworks' own declarations don't all hold; ours are imported, and their mistakes show in use.
        skipLibCheck: true,
        noEmit: true,
        ...options,
      };
      await writeFile(config, JSON.stringify({ compilerOptions, files: [file] }));
      expect(await run(process.execPath, [tsc, '-p', config], installed.folder)).toBe('');
    });
  }
});
