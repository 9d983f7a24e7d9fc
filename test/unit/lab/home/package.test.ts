import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

// Of the built packages, as `npm test` leaves them.
const run = promisify(execFile);

/** As the bundler writes them. */
const imports = /^(?:import|export) [^;]*?"([^"]+)";$|\bimport\("([^"]+)"\)/gm;

/** Paths inside the package that `npm pack` would make. */
async function packedFiles(workspace: string): Promise<readonly string[]> {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '-w', workspace]);
  const packed = Object.values(JSON.parse(stdout) as Record<string, { files: { path: string }[] }>);
  return packed.flatMap(({ files }) => files.map(({ path }) => path));
}

describe('the package sv-lab', () => {
  let files: readonly string[] = [];
  beforeAll(async () => {
    files = await packedFiles('sv-lab');
  });

  it('has what its programs, the gate and a Playwright suite need', () => {
    for (const file of [
      'bin/sv-lab.mjs',
      'dist/cli/main.js',
      'dist/cli/gate.js',
      'dist/sim/pool/worker.js',
      'dist/sim/run/session-task.js',
      'dist/sim/optimum/optimum-task.js',
      'dist/pages/sv-player.html',
      'dist/pages/own-page.js',
      'dist/watch/pages/player.html',
      'dist/watch/pages/track-video.js',
      'playwright/index.mjs',
      'playwright/index.d.ts',
      'README.md',
    ])
      expect(files).toContain(file);
    expect(files.filter((file) => /^scenarios\/.*\.yaml$/.test(file)).length).toBeGreaterThanOrEqual(12);
  });

  it('has no sources, tests, titles, or settings of a machine', () => {
    expect(
      files.filter((file) => /(^|\/)(src\/.*\.ts|\.[^/]+|.*\.test\..*|node_modules)($|\/)/.test(file)),
    ).toEqual([]);
    expect(files.filter((file) => /\.(mp4|m4s|map|pem|key|tgz)$/.test(file))).toEqual([]);
  });

  it('imports only what is in it or what it depends on', async () => {
    const { dependencies } = JSON.parse(await readFile('lab/package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const known = new Set([...files, ...Object.keys(dependencies), ...builtinModules]);
    const missing: string[] = [];
    for (const file of files.filter((path) => /^dist\/(?!pages\/).*\.js$/.test(path))) {
      const text = await readFile(join('lab', file), 'utf8');
      for (const [, still, later] of text.matchAll(imports)) {
        const name = still ?? later ?? '';
        const wanted = name.startsWith('.')
          ? posix.join(posix.dirname(file), name)
          : name.replace(/^node:/, '');
        if (!known.has(wanted)) missing.push(`${file}: ${name}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('simulates in threads of its own', async () => {
    const program = `
      const { main } = await import('./lab/dist/cli/main.js');
      process.exitCode = await main(['sim', '--synthetic', 'wifi:1', '--abr', 'bola', '--segments', '10']);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program]);
    expect(stdout).toMatch(/^ +bola +\d/m);
  }, 60_000);
});

describe('the package sv-server', () => {
  it("brings the program that makes the lab's title", async () => {
    expect(await packedFiles('sv-server')).toContain('dist/make-titles.js');
  });
});
