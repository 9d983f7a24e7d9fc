import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startOrigin } from '../../lab/src/chaos/origin/start-origin.js';
import { openTitle } from '../../lab/src/gate/title/open-title.js';
import { buildPlayerPages } from '../../lab/src/play/build-player-pages.js';
import { allFaults } from '../../lab/src/survival/all-faults.js';
import { playSuite } from '../../lab/src/survival/play-suite.js';

/**
 * The suite of faults, end to end: four that are over soon, each with `<sv-player>` on both engines. All 47, and the
 * peers, are for `npm run bench:faults`.
 */
const chosen: Readonly<
  Record<string, { readonly passedAtSec: number; readonly becomes: Readonly<Record<string, unknown>> }>
> = {
  'manifest-404-once': { passedAtSec: 4, becomes: { kind: 'plays-on' } },
  'manifest-empty': { passedAtSec: 20, becomes: { kind: 'error', code: 'MANIFEST_INVALID' } },
  'segment-404-once': { passedAtSec: 13, becomes: { kind: 'plays-on' } },
  'segment-noise-once': { passedAtSec: 13, becomes: { kind: 'plays-on' } },
};

test('sv-player gives what is owed, and the suite says so', async ({ browser }) => {
  const pages = await mkdtemp(join(tmpdir(), 'sv-survival-'));
  await buildPlayerPages(pages);
  const { facts, manifests, origin: files } = await openTitle('lab');
  const { hls = '', dash = '' } = manifests;
  const origin = await startOrigin({ ...files, pages });
  try {
    const faults = allFaults.flatMap((fault) => {
      const choice = chosen[fault.id];
      return choice === undefined ? [] : [{ ...fault, passedAtSec: choice.passedAtSec }];
    });
    const results = await playSuite(
      { browser: async () => browser, origin, title: facts, paths: { hls, dash } },
      faults,
      [
        { player: 'sv-player', format: 'hls' },
        { player: 'sv-player', format: 'dash' },
      ],
      { parallel: 8, told: () => {} },
    );
    expect(results).toHaveLength(2 * Object.keys(chosen).length);
    for (const { fault, format, outcome, survived } of results) {
      const of = `${fault} over ${format}`;
      expect(outcome, of).toMatchObject(chosen[fault]?.becomes ?? {});
      expect(survived, of).toBe(true);
    }
  } finally {
    await origin.close();
    await rm(pages, { recursive: true, force: true });
  }
});
