import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { codeEntries, exportTargets, needsBuild, readPackage } from './read-package.js';

const manifest = readPackage();

/** Imports a module in a process of its own, and tells all that this did beside. */
const program = (specifier: string): string => `
  const asked = [];
  for (const name of ['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame']) {
    const plain = globalThis[name];
    if (plain) globalThis[name] = (...args) => (asked.push(name), plain(...args));
  }
  // Node's own loader listens to the process from its first import on.
  await import('data:text/javascript,');
  const names = () => Object.getOwnPropertyNames(globalThis);
  const before = new Set(names());
  const heard = new Set(process.eventNames());
  const exported = Object.keys(await import(${JSON.stringify(specifier)}));
  console.log(JSON.stringify({
    exported,
    asked,
    added: names().filter((name) => !before.has(name)),
    listeners: process.eventNames().filter((name) => !heard.has(name)),
  }));
`;

interface Told {
  readonly exported: readonly string[];
  readonly asked: readonly string[];
  readonly added: readonly string[];
  readonly listeners: readonly string[];
}

describe.each(codeEntries(manifest))('%s in plain Node', (entry) => {
  const specifier = entry.replace('.', manifest.name);

  it('is imported without an error, an output or a side effect, and lets the process end', () => {
    const args = ['--input-type=module', '--eval', program(specifier)];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const told = JSON.parse(stdout) as Told;
    expect(told).toMatchObject({ asked: [], added: [], listeners: [] });
    if (!entry.startsWith('./jsx/')) expect(told.exported).not.toEqual([]);
  });
});

describe('the exports map', () => {
  beforeAll(() => {
    needsBuild('dist/index.js');
  });

  it('leads to files, types first', () => {
    for (const target of exportTargets(manifest)) needsBuild(target);
    for (const target of Object.values(manifest.exports)) {
      if (typeof target === 'object') expect(Object.keys(target)).toEqual(['types', 'default']);
    }
  });
});
