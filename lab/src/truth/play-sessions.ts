import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext } from 'playwright-core';
import { startOrigin, type Origin } from '../chaos/origin/start-origin.js';
import { BrowserKeeper } from '../play/browser-keeper.js';
import { compare, type Comparison } from './compare.js';
import { HeldTitles } from './held-title.js';
import { Scene, type Format } from './scene.js';
import type { Casting } from './scripts/all-scripts.js';
import { openStage, type Stage } from './stage.js';
import type { ToldView } from './told-views.js';
import type { TruthEntry } from './truth-log.js';
import { truthsOf } from './truth-of.js';
import type { ViewTruth } from './view-truth.js';

/** A session that was played, and how what was told of it compares. */
export interface PlayedSession extends Comparison {
  readonly number: number;
  readonly script: string;
  readonly format: Format;
  /** Why it could not be played to its end; null if it was. */
  readonly failure: string | null;
  /** Why each try before this one says nothing. */
  readonly again: readonly string[];
  /** All that it was judged by, where something is wrong. */
  readonly evidence?: Evidence;
}

type OneTry = Omit<PlayedSession, 'again'>;

interface Evidence {
  readonly log: readonly TruthEntry[];
  readonly truths: readonly ViewTruth[];
  readonly told: readonly ToldView[];
}

export interface SessionsOptions {
  /** At first, and again where the one before it is gone. */
  readonly launch: () => Promise<Browser>;
  readonly castings: readonly Casting[];
  /** How many pages at a time. */
  readonly parallel: number;
  /** A folder of titles that has `lab`. */
  readonly root: string;
  /** The folder of the player's own scripts. */
  readonly player: string;
  readonly played?: (session: PlayedSession) => void;
}

interface Theatre {
  readonly browsers: BrowserKeeper;
  readonly stage: Stage;
  readonly titles: HeldTitles;
  readonly origin: Origin;
}

/** How far off a startup or a stall may be. */
export const BOUND_MS = 50;
/** Playing is judged by looks at the playhead, four a second. */
const PLAYED_BOUND_MS = 250;
/** Last words may still be on their way when the page is gone. */
const LAST_WORDS_MS = 10_000;
/** A script that did not come about, as on a machine too busy for it, is played again. */
const TRIES = 3;
/** Longer than any script takes, with all that it waits for. */
const PATIENCE_MS = 120_000;

/** Plays each session in a browser, reported to a collector of its own, and compares. */
export async function playSessions({
  launch,
  castings,
  parallel,
  root,
  player,
  played = () => {},
}: SessionsOptions): Promise<readonly PlayedSession[]> {
  const titles = new HeldTitles(root);
  const stage = await openStage(player);
  const origin = await startOrigin({ root, extraHandler: titles.handler });
  const browsers = new BrowserKeeper(launch);
  const theatre: Theatre = { browsers, stage, titles, origin };
  const queue = [...castings];
  const sessions: PlayedSession[] = [];
  const work = async (): Promise<void> => {
    for (let casting = queue.shift(); casting; casting = queue.shift()) {
      const session = await playUntilMeant(casting, theatre);
      sessions.push(session);
      played(session);
    }
  };
  try {
    await Promise.all(Array.from({ length: parallel }, work));
  } finally {
    await browsers.close();
    await origin.close();
    await stage.close();
  }
  return sessions.sort((one, other) => one.number - other.number);
}

/** What was told wrong counts however often it is played. */
async function playUntilMeant(casting: Casting, theatre: Theatre): Promise<PlayedSession> {
  const again: string[] = [];
  for (;;) {
    const name = `s${casting.number}-${again.length + 1}`;
    const session = { ...(await playOnce(casting, name, theatre)), again };
    const why = session.failure ?? session.missed[0];
    if (why === undefined || session.countErrors.length > 0 || again.length === TRIES - 1) return session;
    again.push(why);
  }
}

async function playOnce(casting: Casting, name: string, theatre: Theatre): Promise<OneTry> {
  const { number, script, format } = casting;
  const about = { number, script: script.name, format };
  let context: BrowserContext | null = null;
  try {
    const browser = await theatre.browsers.get();
    context = await browser.newContext({ viewport: { width: 640, height: 360 } });
    return { ...about, ...(await soon(playIn(context, casting, name, theatre))) };
  } catch (error) {
    return { ...about, ...nothing, failure: error instanceof Error ? error.message : String(error) };
  } finally {
    theatre.titles.release(name);
    // It may be gone with its browser.
    await soon(context?.close() ?? Promise.resolve()).catch(() => {});
  }
}

/** Rejects where it takes longer than any script does. */
async function soon<Value>(promise: Promise<Value>): Promise<Value> {
  const over = new AbortController();
  const late = setTimeout(PATIENCE_MS, null, { signal: over.signal }).then(() => {
    throw new Error('It took too long.');
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    late.catch(() => {});
    over.abort();
  }
}

async function playIn(
  context: BrowserContext,
  { script, format, random }: Casting,
  name: string,
  { stage, titles, origin }: Theatre,
): Promise<Comparison & Pick<PlayedSession, 'failure' | 'evidence'>> {
  const mediaUrl = (path: string): string => origin.viewerUrl(name, path);
  const scene = new Scene({ name, format, context, stage, titles, mediaUrl });
  const planned = await script.run(scene, random);
  const told = stage.told(name);
  const ends = planned.filter(({ end }) => end !== null).length;
  const isOver = (): boolean =>
    told.views.flatMap(({ events }) => events.filter(({ type }) => type === 'end')).length >= ends;
  for (let waitedMs = 0; !isOver() && waitedMs < LAST_WORDS_MS; waitedMs += 50) await scene.wait(50);
  const truths = truthsOf(scene.log, scene.endMs);
  const compared = compare({ planned, truths, told: told.views, releases: scene.releases });
  const refused = told.refused.map((detail) => `a body was refused: ${detail}`);
  const countErrors = [...compared.countErrors, ...refused];
  const { startupErrorsMs, stallErrorsMs, playedErrorsMs } = compared;
  const isOff =
    [...startupErrorsMs, ...stallErrorsMs].some((ms) => Math.abs(ms) > BOUND_MS) ||
    playedErrorsMs.some((ms) => Math.abs(ms) > PLAYED_BOUND_MS);
  const evidence: Evidence = { log: scene.log, truths, told: told.views };
  const isGood = countErrors.length === 0 && compared.missed.length === 0 && !isOff;
  return { ...compared, countErrors, failure: null, ...(isGood ? {} : { evidence }) };
}

const nothing: Comparison = {
  countErrors: [],
  startupErrorsMs: [],
  stallErrorsMs: [],
  seekErrorsMs: [],
  playedErrorsMs: [],
  missed: [],
};
