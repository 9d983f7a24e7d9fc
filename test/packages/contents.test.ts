import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
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
      /^dist\/(index|element|abr|qoe|score|cmcd|otlp|party|react)\.js(\.map)?$/,
      /^dist\/locales\/[a-z]{2}\.js(\.map)?$/,
      /^dist\/themes\/[a-z]+\.css$/,
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
    allowed: [/^dist\/[\w./-]+\.(js|js\.map|html|css|svg)$/, /^dist\/dashboard\/[\w./-]+\.(br|gz)$/],
  },
  {
    folder: 'lab',
    built: 'lab/dist/pages/sv-player.html',
    allowed: [/^dist\//, /^bin\//, /^playwright\//, /^scenarios\//, /^examples\//],
  },
];

const isText = /\.(js|mjs|cjs|map|json|md|d\.ts|html|css|ya?ml)$/;

const packed = new Map<string, readonly string[]>();

function pack(folder: string): readonly string[] {
  const known = packed.get(folder);
  if (known) return known;
  const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [told] = Object.values(JSON.parse(printed) as Record<string, { files: { path: string }[] }>);
  const files = (told?.files ?? []).map(({ path }) => path);
  packed.set(folder, files);
  return files;
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

/** Nothing but names passed on from another file: there is no source to map to. */
const isFacade = (path: string): boolean =>
  /^(?:(?:import|export)\b[^;]*;\s*)+$/.test(readFileSync(path, 'utf8')) ||
  /nothing|rolldown-runtime/.test(path);

describe("the player's scripts", () => {
  needsBuild('dist/cdn/sv-player.js');
  const files = pack('.');

  it('have source maps, their sources inside', () => {
    const scripts = files.filter(
      (path) => path.endsWith('.js') && !/hls\.worker/.test(path) && !isFacade(path),
    );
    expect(scripts.length).toBeGreaterThan(20);
    expect(files).toEqual(expect.arrayContaining(scripts.map((path) => `${path}.map`)));
    for (const script of scripts) {
      const { sources, sourcesContent } = JSON.parse(readFileSync(`${script}.map`, 'utf8')) as {
        sources: (string | null)[];
        sourcesContent?: (string | null)[];
      };
      expect(sourcesContent, script).toHaveLength(sources.length);
      expect(sources.filter((source) => source?.startsWith('/'))).toEqual([]);
    }
  });

  it('come with the licences of what is bundled', () => {
    const licences = readFileSync('dist/cdn/licenses.md', 'utf8');
    for (const name of ['hls.js', 'dashjs', 'lit']) expect(licences).toContain(`## ${name}`);
    expect(readFileSync('dist/licenses.md', 'utf8')).toContain('## @lit/react');
  });

  it('satisfy publint, which looks as bundlers and Node do', async () => {
    const { messages, pkg } = await publint({ pkgDir: '.', strict: true, pack: 'npm' });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });
});
