import type { LinkScript } from '../../../chaos/contract.js';
import { farLink } from './far-link.js';
import { looksAt, quantileMs, settledAtMs, spanOf } from './frames.js';
import type { RoomStage, Stage } from './stage.js';
import type { Seek, Viewer } from './viewer.js';

/** Of the start of play nothing is counted. */
const SETTLE_MS = 10_000;
/** One frame at 25 a second. */
const TOGETHER_MS = 40;

const OFF_SEC = 1;
const CONVERGE_MS = 16_000;
const LATE_MS = 8_000;

/** Less than the lowest rendition takes, by and by: it runs dry a few times a minute. */
const stallingLink: LinkScript = {
  steps: [
    { fromSec: 0, kbps: 600, latencyMs: 40 },
    { fromSec: 12, kbps: 0, latencyMs: 40 },
  ],
  repeatAfterSec: 20,
};

async function inRoom<T>(stage: Stage, act: (room: RoomStage) => Promise<T>): Promise<T> {
  const room = stage.room();
  try {
    return await act(room);
  } finally {
    await room.close();
  }
}

async function playTogether(viewers: readonly Viewer[]): Promise<void> {
  await viewers[0]?.request({ type: 'play' });
  await Promise.all(viewers.map(async (viewer) => viewer.playing()));
  await viewers[0]?.pass(SETTLE_MS);
  await Promise.all(viewers.map(async (viewer) => viewer.seen()));
}

export interface Drift {
  readonly medianMs: number;
  readonly p95Ms: number;
  /** With its sign: one that is always the same is nobody's noise. */
  readonly meanMs: number;
  readonly looks: number;
  readonly seeks: number;
  /** Of each page, at the end. */
  readonly clockErrorsMs: readonly number[];
}

/** Two viewers who just watch. */
async function watchDrift(
  stage: Stage,
  seconds: number,
  links: readonly (LinkScript | undefined)[],
): Promise<Drift> {
  return inRoom(stage, async (room) => {
    const [first, second] = [await room.open(links[0]), await room.open(links[1])];
    await playTogether([first, second]);
    await first.pass(seconds * 1_000);
    const [one, other] = await Promise.all([first.seen(), second.seen()]);
    const looks = looksAt(one.frames, other.frames, spanOf(one.frames, other.frames));
    return {
      medianMs: quantileMs(looks, 0.5),
      p95Ms: quantileMs(looks, 0.95),
      meanMs: looks.reduce((sum, { driftMs }) => sum + driftMs, 0) / looks.length,
      looks: looks.length,
      seeks: one.seeks.length + other.seeks.length,
      clockErrorsMs: [one.clockErrorMs, other.clockErrorMs],
    };
  });
}

export async function steadyDrift(stage: Stage, seconds: number): Promise<Drift> {
  return watchDrift(stage, seconds, []);
}

/** 200 ms there and back, ± 50 ms, 1 % lost and sent again; each on a way of their own. */
export async function farDrift(stage: Stage, seconds: number): Promise<Drift> {
  const path = { roundTripMs: 200, jitterMs: 50, loss: 0.01 };
  return watchDrift(stage, seconds, [farLink(1, path), farLink(2, path)]);
}

export interface Convergence {
  readonly offSec: number;
  /** Until within a frame; Infinity where it never was. */
  readonly sec: number;
  readonly seeks: number;
}

/** One of two is a second off, to one side and to the other, and comes back. */
export async function convergence(stage: Stage): Promise<readonly Convergence[]> {
  return inRoom(stage, async (room) => {
    const [first, second] = [await room.open(), await room.open()];
    await playTogether([first, second]);
    const came: Convergence[] = [];
    for (const wanted of [-OFF_SEC, OFF_SEC]) {
      await second.goOff(wanted);
      await second.pass(CONVERGE_MS);
      const [one, other] = await Promise.all([first.seen(), second.seen()]);
      const looks = looksAt(one.frames, other.frames, spanOf(one.frames, other.frames));
      const fromMs = looks[0]?.atMs ?? 0;
      const atMs = settledAtMs(looks, TOGETHER_MS);
      came.push({
        offSec: (looks[0]?.driftMs ?? 0) / 1_000,
        sec: atMs === null ? Infinity : (atMs - fromMs) / 1_000,
        seeks: other.seeks.length,
      });
    }
    return came;
  });
}

/** Who comes into a room that plays: from their first picture until within a frame of the others. */
export async function lateJoinSec(stage: Stage): Promise<number> {
  return inRoom(stage, async (room) => {
    const first = await room.open();
    await playTogether([first]);
    const late = await room.open();
    await late.playing();
    await late.pass(LATE_MS);
    const [one, other] = await Promise.all([first.seen(), late.seen()]);
    const firstFrameMs = other.frames[0]?.[0] ?? 0;
    const atMs = settledAtMs(
      looksAt(one.frames, other.frames, spanOf(one.frames, other.frames)),
      TOGETHER_MS,
    );
    return atMs === null ? Infinity : Math.max(0, atMs - firstFrameMs) / 1_000;
  });
}

export interface Stalls {
  /** Of each viewer, the last on the bad link. */
  readonly seeks: readonly (readonly Seek[])[];
  /** How often the picture of the one on the bad link stood. */
  readonly stops: number;
  /** How much of the time the room moved. */
  readonly movedPct: number;
}

/** Three viewers, the room waiting for all; one runs dry often. */
export async function stalls(stage: Stage, seconds: number): Promise<Stalls> {
  return inRoom(stage, async (room) => {
    const [first, second] = [await room.open(), await room.open()];
    await first.request({ type: 'settings', settings: { waiting: 'all' } });
    const poor = await room.open(stallingLink);
    await playTogether([first, second, poor]);
    await first.pass(seconds * 1_000);
    const seen = await Promise.all([first, second, poor].map(async (viewer) => viewer.seen()));
    const frames = seen[2]?.frames ?? [];
    const [from, to] = [frames[0], frames.at(-1)];
    return {
      seeks: seen.map(({ seeks }) => seeks),
      stops: frames.filter(([wallMs], at) => wallMs - (frames[at - 1]?.[0] ?? wallMs) > 500).length,
      movedPct: from && to ? (100 * (to[1] - from[1])) / ((to[0] - from[0]) / 1_000) : 0,
    };
  });
}
