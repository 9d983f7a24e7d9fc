import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { launchBrowser } from '../../lab/src/bench/startup/launch-browser.js';
import { BOUND_MS, playSessions } from '../../lab/src/truth/play-sessions.js';
import { allScripts, castingOf } from '../../lab/src/truth/scripts/all-scripts.js';
import { figuresOf, lineOf } from '../../lab/src/truth/truth-report.js';

/** What is reported against what happened, of a few kinds of sessions; `npm run test:truth` plays them all. */
const names = [
  'stalls',
  'is paused in a stall, and goes on after it',
  'is left in a stall',
  'seeks into nothing',
  'is left before it starts',
  'plays on a page that is busy',
  'leaves the page and comes back to it',
  'reports to a collector that forgets',
];

test('every count that is reported is right, and no startup or stall is 50 ms off', async () => {
  const scripts = names.map((name) => allScripts.find((script) => script.name === name) ?? never(name));
  const sessions = await playSessions({
    launch: () => launchBrowser(true),
    castings: scripts.map((_, index) => castingOf(index, 1, scripts)),
    parallel: 2,
    root: fileURLToPath(new URL('../../.titles', import.meta.url)),
    player: fileURLToPath(new URL('../../dist/cdn', import.meta.url)),
  });
  const { countErrors, notPlayed, maxStartupErrorMs, maxStallErrorMs } = figuresOf(sessions);
  const said = sessions.map(lineOf).join('\n');
  expect(countErrors + notPlayed, said).toBe(0);
  expect(Math.max(maxStartupErrorMs, maxStallErrorMs), said).toBeLessThanOrEqual(BOUND_MS);
});

function never(name: string): never {
  throw new Error(`There is no script "${name}".`);
}
