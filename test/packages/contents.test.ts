import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportTargets, needsBuild, readPackage } from './read-package.js';

interface Packed {
  readonly folder: string;
  /** What may be in it, beside what npm always packs. */
  readonly allowed: readonly RegExp[];
  readonly built: string;
}

const always = /^(package\.json|README\.md|LICENSE)$/;

const packages: readonly Packed[] = [
  {
    folder: '.',
    built: 'dist/cdn/sv-player.js',
    allowed: [
      /^CHANGELOG\.md$/,
      /^dist\/(index|element|abr|qoe|react)\.js(\.map)?$/,
      /^dist\/chunks\/[\w.-]+\.js(\.map)?$/,
      /^dist\/cdn\/sv-player\.js(\.map)?$/,
      /^dist\/cdn\/chunks\/[\w.-]+\.js(\.map)?$/,
      /^dist\/(cdn\/)?licenses\.md$/,
      /^dist\/types\/(src|player)\/[\w./-]+\.d\.ts$/,
      /^dist\/jsx\/([a-z]+\.d\.ts|nothing\.js)$/,
      /^dist\/(custom-elements|vscode\.html-custom-data|web-types)\.json$/,
    ],
  },
  {
    folder: 'server',
    built: 'server/dist/main.js',
    allowed: [/^dist\/[\w./-]+\.(js|js\.map|html|css|svg)$/],
  },
  {
    folder: 'lab',
    built: 'lab/dist/pages/sv-player.html',
    allowed: [/^dist\//, /^bin\//, /^playwright\//, /^scenarios\//, /^examples\//],
  },
];

const isText = /\.(js|mjs|cjs|map|json|md|d\.ts|html|css|ya?ml)$/;

function pack(folder: string): readonly string[] {
  const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = Object.values(JSON.parse(printed) as Record<string, { files: { path: string }[] }>);
  return (packed?.files ?? []).map(({ path }) => path);
}

describe.each(packages)('what npm packs of $folder', ({ folder, allowed, built }) => {
  needsBuild(built);
  const files = pack(folder);
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

  it('is what users need, with its licence, and nothing else', () => {
    const strangers = files.filter((path) => ![always, ...allowed].some((pattern) => pattern.test(path)));
    expect(strangers).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE']));
  });

  it('has all that its exports lead to', () => {
    const targets = exportTargets(readPackage(folder)).map((path) => path.replace('./', ''));
    expect(files).toEqual(expect.arrayContaining([...targets]));
  });

  it('names no folder of the machine it was made on', () => {
    const home = resolve('.');
    expect(files.filter((path) => isText.test(path) && read(path).includes(home))).toEqual([]);
  });
});

describe("the player's scripts", () => {
  needsBuild('dist/cdn/sv-player.js');
  const files = pack('.');
  const scripts = files.filter((path) => path.endsWith('.js') && !/nothing\.js$|worker/.test(path));

  it.each(scripts)('%s has a source map with its sources inside', (path) => {
    expect(files).toContain(`${path}.map`);
    const map = JSON.parse(readFileSync(`${path}.map`, 'utf8')) as {
      sources: (string | null)[];
      sourcesContent?: (string | null)[];
    };
    expect(map.sourcesContent).toHaveLength(map.sources.length);
    expect(map.sources.filter((source) => source?.startsWith('/'))).toEqual([]);
  });

  it('carries the licences of what is bundled', () => {
    const licences = readFileSync('dist/cdn/licenses.md', 'utf8');
    for (const name of ['hls.js', 'dashjs', 'lit']) expect(licences).toContain(`## ${name}`);
  });
});
