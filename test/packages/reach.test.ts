import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { needsBuild } from './read-package.js';

const dist = 'dist';

/** What a file brings at once, itself included: the names of files in `dist`, without a chunk's hash. */
function reachOf(entry: string): readonly string[] {
  const seen = new Set<string>();
  const open = [join(dist, entry)];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const code = readFileSync(file, 'utf8');
    for (const [, path = ''] of code.matchAll(/^(?:import|export)\b[^'"();]*?["'](\.[^"']+)["']/gm))
      open.push(join(file, '..', path));
  }
  return [...seen].map((file) => relative(dist, file).replace(/^chunks\/|(-[\w-]{8})?\.js$/g, ''));
}

const chunks = (name: string): readonly string[] => reachOf(name).filter((file) => file !== name);

describe('what an entry of the package brings at once', () => {
  beforeAll(() => {
    needsBuild('dist/index.js');
  });

  it('is for the element nothing of what comes with a source', () => {
    for (const late of ['session', 'session-desk', 'measuring', 'engine', 'hybrid-abr', 'reporting'])
      expect(chunks('element.js')).not.toContain(late);
  });

  it.each(['abr.js', 'qoe.js', 'score.js', 'cmcd.js', 'otlp.js', 'party.js'])(
    'is for %s no player',
    (entry) => {
      for (const other of ['session', 'engine', 'define']) expect(chunks(entry)).not.toContain(other);
    },
  );

  it('is for the player without an interface no element', () => {
    expect(chunks('index.js')).toEqual(expect.arrayContaining(['session', 'measuring']));
    for (const other of ['define', 'hybrid-abr', 'engine']) expect(chunks('index.js')).not.toContain(other);
  });
});
