import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPlayerPages } from '../../../../lab/src/play/build-player-pages.js';
import { playerNames, players } from '../../../../lab/src/play/players.js';
import { LabInputError } from '../../../../lab/src/sim/input-error.js';

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'sv-pages-'));
});
afterAll(async () => {
  await rm(work, { recursive: true, force: true });
});

describe('the pages of the players', () => {
  it('hold one for each player, complete in itself', async () => {
    const folder = join(work, 'pages');
    await buildPlayerPages(folder);
    const files = await readdir(folder, { recursive: true });
    for (const name of playerNames) {
      expect(files).toContain(players[name].page);
      const html = await readFile(join(folder, players[name].page), 'utf8');
      for (const [, path] of html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)) expect(files).toContain(path);
      expect(html).not.toContain('under-test');
    }
  }, 120_000);

  it('refuse a folder that holds no built player, and say what to do', async () => {
    const building = buildPlayerPages(join(work, 'none'), { svPlayer: work });
    await expect(building).rejects.toThrow(LabInputError);
    await expect(building).rejects.toThrow(/no dist\/element\.js in it\. Name the folder of a built/);
  });
});
