/**
 * What editors, frameworks and readers know of the elements, made from their sources: in `dist`
 * custom-elements.json, data for VS Code and for JetBrains' editors, and JSX types; and docs/reference.md.
 *
 *   node scripts/manifest.mjs [--check]     --check writes nothing: is docs/reference.md up to date?
 */
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { customElementsJson } from './manifest/custom-elements-json.mjs';
import { vscodeData, webTypes } from './manifest/editor-data.mjs';
import { jsxElements } from './manifest/jsx-elements.mjs';
import { readElements } from './manifest/read-elements.mjs';
import { reference } from './manifest/reference.mjs';
import { root } from './support/run.mjs';

const REFERENCE = join(root, 'docs/reference.md');

/** A module for those who import the types as they would import a module. */
const NOTHING = 'export {};\n';

async function writeAll(elements) {
  const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const dist = join(root, 'dist');
  const jsx = join(dist, 'jsx');
  await mkdir(jsx, { recursive: true });
  const json = (file, value) => writeFile(join(dist, file), `${JSON.stringify(value, null, 2)}\n`);
  await json('custom-elements.json', customElementsJson(elements));
  await json('vscode.html-custom-data.json', vscodeData(elements));
  await json('web-types.json', webTypes(elements, { name, version }));
  await writeFile(join(jsx, 'elements.d.ts'), jsxElements(elements));
  await writeFile(join(jsx, 'nothing.js'), NOTHING);
  const frameworks = join(root, 'scripts/manifest/jsx');
  for (const file of await readdir(frameworks)) await copyFile(join(frameworks, file), join(jsx, file));
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
try {
  const elements = readElements();
  const text = await reference(elements);
  if (!values.check) {
    await writeAll(elements);
    await writeFile(REFERENCE, text);
  } else if ((await readFile(REFERENCE, 'utf8').catch(() => '')) !== text) {
    throw new Error('docs/reference.md is behind the sources: run node scripts/manifest.mjs.');
  }
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
}
