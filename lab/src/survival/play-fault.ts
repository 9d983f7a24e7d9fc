import type { Browser, Page } from 'playwright-core';
import type { Origin } from '../chaos/origin/start-origin.js';
import { nothingLeaves } from '../play/nothing-leaves.js';
import { pageOf } from '../play/page-of.js';
import { playView } from '../play/play-view.js';
import type { PlayerName, StreamFormat } from '../play/players.js';
import type { ProbeTake } from '../record/probe-take.js';
import type { TitleFacts, ViewRecord } from '../record/view-record.js';
import { defaults, rulesOf, usualLink, type SurvivalFault } from './survival-fault.js';

export interface SurvivalStage {
  /** One that runs: another, where the one before it went away. */
  readonly browser: () => Promise<Browser>;
  /** Serves the players' pages as `/_pages/`, and the title. */
  readonly origin: Origin;
  readonly title: TitleFacts;
  /** Of the manifests on the origin. */
  readonly paths: Readonly<Record<StreamFormat, string>>;
  readonly signal?: AbortSignal;
}

/** After an error a player may still find a way; this long after its last word and movement it won't. */
const GIVEN_UP_MS = 15_000;

let viewers = 0;

/** Plays the title through one fault. */
export async function playFault(
  { browser, origin, title, paths, signal }: SurvivalStage,
  fault: SurvivalFault,
  player: PlayerName,
  format: StreamFormat,
): Promise<ViewRecord> {
  viewers += 1;
  const name = `survival-${viewers}`;
  const viewer = origin.viewer(name);
  viewer.setConditions({ link: fault.link ?? usualLink, faults: rulesOf(fault, format), seed: 1 });
  const { watchSec = defaults.watchSec, passedAtSec = defaults.passedAtSec } = fault;
  try {
    return await playView(await browser(), {
      pageUrl: pageOf(`${pagesSite(origin)}/_pages`, player),
      player,
      sourceUrl: origin.viewerUrl(name, paths[format]),
      format,
      title,
      watchSec,
      // Does nothing; as long as it is to come, an error alone doesn't end the watching.
      actions: [{ atSec: watchSec, do: 'rate', rate: 1 }],
      until: (take) => isDecided(take, passedAtSec),
      looked: hindrances(fault),
      contextOptions: nothingLeaves,
      ...(signal && { signal }),
    });
  } finally {
    viewer.forget();
  }
}

/** Another site than the media's, as mostly: else CORS would forbid nothing. */
function pagesSite({ url }: Origin): string {
  return url.replace('//127.0.0.1:', '//localhost:');
}

function isDecided(
  { activity, failure, lastAdvanceMs, atMs, facts }: ProbeTake,
  passedAtSec: number,
): boolean {
  if (activity === 'ended') return true;
  if (failure !== null && atMs - Math.max(failure.atMs, lastAdvanceMs ?? 0) > GIVEN_UP_MS) return true;
  return facts.some((fact) => fact.kind === 'playhead' && fact.positionSec >= passedAtSec);
}

/** What no origin can do: take the device's connection, and turn captions on. */
function hindrances({
  offline,
  captions = false,
}: SurvivalFault): (take: ProbeTake, page: Page) => Promise<void> {
  let isOffline = false;
  let wanted = captions;
  return async ({ atMs }, page) => {
    const shouldBe = offline !== undefined && atMs >= offline.fromSec * 1e3 && atMs < offline.toSec * 1e3;
    if (shouldBe !== isOffline) {
      isOffline = shouldBe;
      await page.context().setOffline(shouldBe);
    }
    if (wanted) wanted = !(await turnCaptionsOn(page));
  };
}

/** By the element's own tracks, where the player has put any there. */
async function turnCaptionsOn(page: Page): Promise<boolean> {
  const video = page.locator('video').first();
  if ((await video.count()) === 0) return false;
  return video.evaluate((element) => {
    const { textTracks } = element as unknown as { textTracks: Iterable<{ kind: string; mode: string }> };
    const first = Array.from(textTracks).find(({ kind }) => kind === 'subtitles' || kind === 'captions');
    if (first) first.mode = 'showing';
    return first !== undefined;
  });
}
