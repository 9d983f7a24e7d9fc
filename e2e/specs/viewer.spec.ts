import { isDeepStrictEqual } from 'node:util';
import { chromium, expect, test } from '@playwright/test';
import { runGate } from '../../lab/src/gate/run/run-gate.js';
import { scenarioOf } from '../../lab/src/gate/scenario/scenario-files.js';
import { browserLaunchOptions } from '../../test/browser/support/launch-options.js';
import { serveOwnPage, type PageWord } from '../support/own-page.js';

/**
 * What a scenario's viewer does and what its device is, as the page itself meets it. Pause, play and seek are
 * in `lab-view.spec.ts`.
 */
test('the page meets the viewer’s hand and the scenario’s device, and another scenario’s page neither', async () => {
  const words: PageWord[] = [];
  const site = await serveOwnPage((word) => words.push(word));
  const short = { format: 'hls', network: { kbps: 4000 }, seconds: 4 };
  const cpuThrottle = 6;
  const scenarios = [
    {
      ...short,
      name: 'slow phone',
      device: { cpuThrottle, viewport: { width: 390, height: 844 } },
      viewer: [
        { atSec: 0.4, do: 'volume', volume: 0.4 },
        { atSec: 0.8, do: 'rate', rate: 1.5 },
        { atSec: 1.3, do: 'hide' },
        { atSec: 1.8, do: 'show' },
        { atSec: 2.2, do: 'volume', volume: 0 },
      ],
    },
    { ...short, name: 'untouched' },
  ];
  const { results } = await runGate({
    scenarios: scenarios.map((scenario) => scenarioOf(scenario, 'mine')),
    builds: { new: null },
    names: { new: 'a page' },
    pageUrl: `${site.origin}/telling.html?src={url}`,
    launch: async () => chromium.launch(browserLaunchOptions),
    parallel: 2,
    seed: 1,
    folder: null,
  }).finally(async () => site.stop());
  expect(results.plays.flatMap(({ complaints }) => complaints)).toEqual([]);

  const phone = openedWith(words, 390);
  const untouched = openedWith(words, 1280);
  expect([phone.height, untouched.height]).toEqual([844, 720]);
  // Far less than was asked for, since the machine has other things to do as well; without it they are alike.
  expect(phone.quickestMs / untouched.quickestMs).toBeGreaterThan(cpuThrottle / 3);

  expect(metBy(phone, words)).toMatchObject([
    { what: 'volume', volume: 0.4, muted: false },
    { what: 'rate', rate: 1.5 },
    { what: 'visibility', hidden: true, state: 'hidden' },
    { what: 'visibility', hidden: false, state: 'visible' },
    { what: 'volume', volume: 0, muted: true },
  ]);
  expect(metBy(untouched, words)).toEqual([]);
});

type Opened = Extract<PageWord, { what: 'opened' }>;

/** The first opening of a page this wide: on a busy machine a play may be made again. */
function openedWith(words: readonly PageWord[], width: number): Opened {
  const opened = words.find((word): word is Opened => word.what === 'opened' && word.width === width);
  if (opened === undefined) throw new Error(`No page was ${width} wide: ${JSON.stringify(words)}`);
  return opened;
}

/** Volume and muting change in one go, and each tells of both: what is said twice counts once. */
function metBy({ openedAt }: Opened, words: readonly PageWord[]): readonly PageWord[] {
  const met = words.filter(
    (word) => word.openedAt === openedAt && word.what !== 'opened' && word.what !== 'playing',
  );
  return met.filter((word, at) => !isDeepStrictEqual(word, met[at - 1]));
}
