import type { PlannedView } from './script.js';
import { countersOf, eventsOf, type ToldView } from './told-views.js';
import type { Freeze } from './freeze.js';
import type { ViewTruth } from './view-truth.js';

/** What was told of a session against what it was. */
export interface Comparison {
  /** Counts that were told wrong, in words. */
  readonly countErrors: readonly string[];
  /** Of each time that can be compared, what was told too much. */
  readonly startupErrorsMs: readonly number[];
  readonly stallErrorsMs: readonly number[];
  readonly seekErrorsMs: readonly number[];
  readonly playedErrorsMs: readonly number[];
  /** What the script did not bring about, in words: says nothing of what was told. */
  readonly missed: readonly string[];
}

/** A freeze is the shorter for what the frame before it stayed on screen. */
const SOON_MS = 200;

interface Facts {
  readonly planned: readonly PlannedView[];
  readonly truths: readonly ViewTruth[];
  readonly told: readonly ToldView[];
  /** Epoch ms at which held segments were let through. */
  readonly releases: readonly number[];
}

export function compare({ planned, truths, told, releases }: Facts): Comparison {
  const countErrors: string[] = [];
  const missed: string[] = [];
  const startupErrorsMs: number[] = [];
  const stallErrorsMs: number[] = [];
  const seekErrorsMs: number[] = [];
  const playedErrorsMs: number[] = [];
  const differs = (what: string, saidCount: unknown, count: unknown): void => {
    if (saidCount !== count) countErrors.push(`${what}: told ${String(saidCount)}, was ${String(count)}`);
  };
  const count = (what: string, items: readonly unknown[], wanted: number): void => {
    if (items.length !== wanted) missed.push(`${what}: ${items.length}, meant ${wanted}`);
  };

  count('views', truths, planned.length);
  differs('views', told.length, truths.length);
  differs('sessions', new Set(told.map(({ sessionId }) => sessionId)).size, Math.min(1, truths.length));

  truths.forEach((truth, index) => {
    const name = truths.length > 1 ? `view ${index + 1}, ` : '';
    const plan = planned[index];
    const view = told[index];
    if (!plan || !view) return;
    const { events } = view;
    const counters = countersOf(view);
    const stalls = eventsOf(events, 'stall');
    const seeks = eventsOf(events, 'seek');
    const [startup, ...moreStartups] = eventsOf(events, 'startup');
    // After its last counters a view that crashed was not told of.
    const isWhole = plan.end !== null;

    if ((truth.startup !== null) !== plan.startup) missed.push(`${name}startup`);
    count(`${name}stalls`, truth.stalls, plan.stalls);
    count(`${name}seeks`, truth.seeksMs, plan.seeks);

    differs(`${name}beginnings`, eventsOf(events, 'view-start').length, 1);
    differs(`${name}ends`, eventsOf(events, 'end')[0]?.reason ?? null, plan.end);
    const lost = (events.at(-1)?.seq ?? 0) + 1 - events.length;
    differs(`${name}events lost`, Math.max(0, lost - truth.hides), 0);
    differs(`${name}events shed`, view.dropped, 0);
    differs(`${name}intents`, eventsOf(events, 'intent').length, truth.wanted ? 1 : 0);
    differs(`${name}startups`, startup ? 1 + moreStartups.length : 0, truth.startup ? 1 : 0);
    differs(`${name}startups counted`, counters?.startupMs ?? null, startup?.startupMs ?? null);
    differs(`${name}fatal errors`, counters?.fatalCount, truth.fatals);
    differs(`${name}seeks`, counters?.seekCount, truth.seeksMs.length);
    differs(`${name}stalls counted`, counters?.stallCount, stalls.length);
    const mayBe = truth.stalls.length + truth.doubtful.length;
    if (stalls.length < truth.stalls.length || stalls.length > mayBe) {
      differs(`${name}stalls`, stalls.length, truth.stalls.length);
    }

    if (startup && truth.startup?.comparable === true) {
      const { ms, orMs } = truth.startup;
      const [error = 0] = [ms, orMs ?? ms].map((each) => startup.startupMs - each).toSorted(byAmount);
      startupErrorsMs.push(error);
    }
    const stallsOver = [...truth.stalls, ...truth.doubtful].sort((a, b) => a.fromMs - b.fromMs);
    for (const stall of truth.stalls) {
      const said = stalls[stalls.length === mayBe ? stallsOver.indexOf(stall) : truth.stalls.indexOf(stall)];
      if (said) stallErrorsMs.push(beyond(said.durationMs, stall.ms, stall.shownMs));
      checkRelease(stall, releases, (words) => missed.push(`${name}${words}`));
    }
    seeks.forEach(({ latencyMs }, at) => {
      const ms = truth.seeksMs[at];
      if (ms !== undefined) seekErrorsMs.push(latencyMs - ms);
    });
    if (isWhole && counters && truth.startup) playedErrorsMs.push(counters.playedMs - truth.playedMs);
  });

  return {
    countErrors,
    startupErrorsMs,
    stallErrorsMs,
    seekErrorsMs,
    playedErrorsMs,
    missed,
  };
}

/** By how much a time is outside of its bounds. */
function beyond(ms: number, least: number, most: number): number {
  return ms < least ? ms - least : Math.max(0, ms - most);
}

/** By the origin: a stall that a frame ended was over soon after segments were let through, and not before. */
function checkRelease(
  { fromMs, ms, byFrame }: Freeze,
  releases: readonly number[],
  tell: (words: string) => void,
): void {
  if (!byFrame || releases.length === 0) return;
  const isMade = releases.some((atMs) => atMs > fromMs && atMs < fromMs + ms + SOON_MS);
  if (!isMade) tell('a stall that the origin did not make');
}

const byAmount = (a: number, b: number): number => Math.abs(a) - Math.abs(b);
