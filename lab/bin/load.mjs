import { existsSync } from 'node:fs';

/**
 * Imports a file of the lab, named without its ending (`cli/main`). In a checkout the TypeScript runs as it is,
 * through tsx; the package has it built.
 */
export async function load(name) {
  const source = new URL(`../src/${name}.ts`, import.meta.url);
  if (!existsSync(source)) return import(new URL(`../dist/${name}.js`, import.meta.url).href);
  (await import('tsx/esm/api')).register();
  return import(source.href);
}
