import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { contestantsOf, labelOf } from '../../lab/src/bench/peers/contestants.js';
import { inParallel } from '../../lab/src/bench/peers/in-parallel.js';
import { startOrigin } from '../../lab/src/chaos/origin/start-origin.js';
import { openTitle } from '../../lab/src/gate/title/open-title.js';
import { buildPlayerPages } from '../../lab/src/play/build-player-pages.js';
import { nothingLeaves } from '../../lab/src/play/nothing-leaves.js';
import { pageOf } from '../../lab/src/play/page-of.js';
import { playView } from '../../lab/src/play/play-view.js';

/* A peer whose page is broken would only look like a peer that plays badly. */

/** On a link without a bottleneck a player that can play the title does so in a second or two. */
const PATIENCE_SEC = 20;
const AT_ONCE = 4;

test('every player’s page shows a moving picture, in each format it plays', async ({ browser }) => {
  const work = await mkdtemp(join(tmpdir(), 'sv-peer-pages-'));
  await buildPlayerPages(join(work, 'pages'));
  const { facts, manifests, origin: files } = await openTitle('lab');
  const origin = await startOrigin({ ...files, pages: join(work, 'pages') });
  try {
    const came = await inParallel(contestantsOf(undefined), AT_ONCE, async (contestant) => {
      const { player, format } = contestant;
      let moved = false;
      const { end, complaints } = await playView(browser, {
        pageUrl: pageOf(`${origin.url}/_pages`, player),
        player,
        sourceUrl: origin.viewerUrl(`${player}-${format}`, manifests[format] ?? ''),
        format,
        title: facts,
        watchSec: PATIENCE_SEC,
        contextOptions: nothingLeaves,
        // A picture of the title's, and a playhead past what a single frame would make of it.
        until: (take) => {
          const isThere = facts.renditions.some(({ height }) => height === take.showing?.height);
          const isPast = take.facts.some((fact) => fact.kind === 'playhead' && fact.positionSec >= 0.5);
          moved ||= isThere && isPast;
          return moved;
        },
      });
      return [labelOf(contestant), moved ? 'plays' : { end, complaints }] as const;
    });
    expect(Object.fromEntries(came)).toEqual(Object.fromEntries(came.map(([label]) => [label, 'plays'])));
  } finally {
    await origin.close();
    await rm(work, { recursive: true, force: true });
  }
});
