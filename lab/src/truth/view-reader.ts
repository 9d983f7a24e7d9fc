import { isDoubtful, isStall, LEAST_FREEZE_MS, type Freeze } from './freeze.js';
import type { TruthEntry } from './truth-log.js';
import type { ViewTruth } from './view-truth.js';

/** Less than this apart, a frame and an event are of one moment: their clocks are not one clock. */
const MOMENT_MS = 2;
/** A freeze that begins so soon after a seek is part of it. */
const SETTLE_MS = 250;
/** A frame this near to where a seek went shows that it arrived. */
const ARRIVED_SEC = 1;
/** How long a frame is on screen, where the next one can't tell: the lab's title has 25 a second. */
const FRAME_MS = 40;
/** So shortly before it runs out Chromium says that it waits; what it says of its place stands still from then on. */
const RUN_OUT_SEC = 0.1;

/** Where the title was, and when. */
interface Frame {
  readonly atMs: number;
  readonly sec: number;
}

/** Reads one view's entries in the order that they happened. */
export class ViewReader {
  readonly #fromMs: number;
  readonly #player: number;
  readonly #restored: boolean;
  readonly #endMs: number;
  readonly #freezes: Freeze[] = [];
  readonly #seeksMs: number[] = [];
  #toMs: number | null = null;
  #leftSec: number | null = null;
  #paused = true;
  #rate = 1;
  #intentMs: number | null = null;
  #startup: ViewTruth['startup'] = null;
  #seek: { readonly fromMs: number; toSec: number; landed: boolean } | null = null;
  /** When the last seek was over, while it settles. */
  #settledMs: number | null = null;
  #over = false;
  #fatals = 0;
  #hides = 0;
  #frame: Frame | null = null;
  /** Of the latest frame, whatever it was of. */
  #shownMs = -Infinity;
  #frozenMs = 0;
  /** Since when the browser says so, after the last frame. */
  #waiting: Frame | null = null;
  /** Where it says that it plays again, before a frame shows it. */
  #resumed: Frame | null = null;
  /** Since when time is spent as it is, and on playing or a pause. */
  #sinceMs: number;
  #playedMs = 0;
  #pausedMs = 0;

  constructor(log: readonly TruthEntry[], endMs: number) {
    const [first] = log;
    this.#fromMs = first?.atMs ?? 0;
    this.#player = first?.player ?? 0;
    this.#sinceMs = this.#fromMs;
    this.#endMs = endMs;
    // In play before the view: it may have a startup, but none to compare.
    this.#restored = first?.what === 'pageshow';
    if (this.#restored && first?.paused === false) {
      this.#paused = false;
      this.#intentMs = this.#fromMs;
    }
  }

  read(entry: TruthEntry): void {
    const { what, atMs, sec = 0 } = entry;
    switch (what) {
      case 'load':
        if (atMs > this.#fromMs) this.#toMs = atMs;
        return;
      case 'asked':
      case 'called':
        this.#intend(atMs);
        return;
      case 'play':
        this.#intend(atMs);
        this.#turn(atMs, () => {
          this.#paused = false;
          this.#over = false;
        });
        return;
      case 'pause':
        this.#turn(
          atMs,
          () => {
            this.#paused = true;
            if (this.#seek?.landed === true) this.#arrive(atMs);
          },
          sec,
        );
        return;
      case 'seeking':
        this.#seekTo(atMs, sec);
        return;
      case 'seeked':
        if (!this.#seek) return;
        this.#seek.landed = true;
        if (this.#paused) this.#turn(atMs, () => this.#arrive(atMs));
        return;
      case 'ended':
        this.#turn(atMs, () => {
          if (this.#seek) this.#arrive(atMs);
          this.#over = true;
        });
        return;
      case 'fatal':
        this.#fatals += 1;
        this.#turn(atMs, () => {
          this.#over = true;
        });
        return;
      case 'ratechange':
        this.#turn(atMs, () => {
          this.#rate = entry.rate ?? 1;
        });
        return;
      case 'frame':
        this.#show({ atMs, sec });
        return;
      case 'hidden':
        this.#hides += 1;
        return;
      case 'playing':
        this.#resumed = { atMs, sec };
        return;
      case 'waiting':
        this.#waiting ??= { atMs, sec };
        return;
      case 'pagehide':
        this.#toMs = atMs;
        this.#leftSec = sec;
        return;
      default:
        return;
    }
  }

  close(): ViewTruth {
    const toMs = this.#toMs ?? Math.max(this.#endMs, this.#sinceMs);
    this.#turn(
      toMs,
      () => {
        if (this.#seek) this.#arrive(toMs);
      },
      this.#leftSec,
    );
    return {
      player: this.#player,
      fromMs: this.#fromMs,
      toMs,
      startup: this.#startup,
      wanted: this.#intentMs !== null,
      stalls: this.#freezes.filter((freeze) => isStall(freeze) && !isDoubtful(freeze)),
      doubtful: this.#freezes.filter(isDoubtful),
      seeksMs: this.#seeksMs,
      playedMs: this.#playedMs,
      pausedMs: this.#pausedMs,
      fatals: this.#fatals,
      hides: this.#hides,
    };
  }

  get #moves(): boolean {
    return this.#startup !== null && !this.#paused && !this.#seek && !this.#over && this.#rate > 0;
  }

  /** Something changes what time is spent on. @param sec where the playhead is, if that is known */
  #turn(atMs: number, change: () => void, sec: number | null = null): void {
    if (this.#moves) {
      // What is on screen stays there for its time, or as far as the playhead went on, and is frozen from then on.
      const shownMs = Math.max(FRAME_MS, this.#frame && sec !== null ? 1_000 * (sec - this.#frame.sec) : 0);
      const sinceMs = Math.max(this.#sinceMs, this.#frame?.atMs ?? 0);
      this.#freeze(sinceMs, { atMs, sec: sec ?? 0 }, shownMs / this.#rate, false);
    }
    this.#spend(atMs);
    this.#waiting = null;
    this.#resumed = null;
    change();
    this.#sinceMs = atMs;
  }

  #spend(atMs: number): void {
    const ms = atMs - this.#sinceMs - this.#frozenMs;
    this.#frozenMs = 0;
    if (this.#startup === null || this.#seek || this.#over) return;
    if (this.#paused) this.#pausedMs += ms;
    else if (this.#moves) this.#playedMs += ms;
  }

  #intend(atMs: number): void {
    if (this.#intentMs !== null) return;
    this.#intentMs = atMs;
    // The frame of the same moment, which the engine's own way to where the title starts brings.
    if (this.#shownMs >= atMs - MOMENT_MS) this.#start(atMs);
  }

  #start(atMs: number): void {
    this.#turn(atMs, () => {
      const ms = Math.max(0, atMs - (this.#intentMs ?? 0));
      this.#startup = { ms, orMs: null, comparable: !this.#restored };
    });
  }

  #noteNext(ms: number): void {
    const startup = this.#startup;
    if (startup && startup.orMs === null && startup.ms < MOMENT_MS) this.#startup = { ...startup, orMs: ms };
  }

  #show(frame: Frame): void {
    this.#shownMs = frame.atMs;
    const before = this.#frame;
    const waiting = this.#waiting;
    this.#noteNext(frame.atMs - (this.#intentMs ?? 0));
    if (this.#moves && waiting && frame.sec < waiting.sec) {
      // From before its place, only late on screen: it still waits, once this frame has had its time.
      const endSec = frame.sec + FRAME_MS / 1_000;
      this.#waiting = { atMs: waiting.atMs, sec: Math.max(waiting.sec, endSec) };
      return;
    }
    if (this.#seek) {
      const arrived = Math.abs(frame.sec - this.#seek.toSec) < ARRIVED_SEC;
      if (!arrived || frame.atMs < this.#seek.fromMs) return;
      if (!this.#paused) this.#turn(frame.atMs, () => this.#arrive(frame.atMs));
    } else if (this.#startup === null) {
      if (this.#intentMs === null || frame.atMs < this.#intentMs - MOMENT_MS) return;
      this.#start(frame.atMs);
    } else if (this.#moves && before) {
      const sinceMs = Math.max(this.#sinceMs, before.atMs);
      const titleMs = (1_000 * (frame.sec - before.sec)) / this.#rate;
      this.#freeze(sinceMs, frame, Math.max(0, titleMs), true);
    }
    this.#frame = frame;
    this.#waiting = null;
    this.#resumed = null;
  }

  /** From one frame to the next, or to what came before it, of which `shownMs` are the title's own time. */
  #freeze(frameMs: number, to: Frame, shownMs: number, byFrame: boolean): void {
    if (to.atMs - frameMs - shownMs < LEAST_FREEZE_MS) return;
    const waiting = this.#waiting;
    const fromMs = waiting?.atMs ?? frameMs + shownMs;
    const placeSec = this.#placeSec();
    const movedAtMs = (seen: Frame): number =>
      waiting ? seen.atMs - Math.max(0, (1_000 * (seen.sec - placeSec)) / this.#rate) : seen.atMs;
    // Without a frame nothing was seen to move, wherever the browser then says that the playhead is.
    const endedMs = byFrame ? movedAtMs(to) : to.atMs;
    const resumedMs = Math.min(endedMs, this.#resumed ? movedAtMs(this.#resumed) : Infinity);
    const freeze: Freeze = {
      fromMs,
      ms: resumedMs - fromMs,
      shownMs: byFrame ? to.atMs - fromMs : resumedMs - fromMs,
      told: waiting !== null,
      byFrame,
    };
    const last = this.#seeksMs.at(-1);
    if (last !== undefined && this.#settledMs !== null && fromMs - this.#settledMs < SETTLE_MS) {
      this.#seeksMs[this.#seeksMs.length - 1] = last + freeze.ms;
    } else {
      this.#freezes.push(freeze);
      // A shorter one is play.
      if (!isStall(freeze)) return;
    }
    this.#frozenMs += freeze.ms;
  }

  /** Where the playhead waits: what is on screen has its time before, if only the browser says so later. */
  #placeSec(): number {
    const saidSec = this.#waiting?.sec ?? 0;
    const shownSec = (this.#frame?.sec ?? 0) + FRAME_MS / 1_000;
    return shownSec - saidSec < RUN_OUT_SEC ? Math.max(saidSec, shownSec) : saidSec;
  }

  #seekTo(atMs: number, toSec: number): void {
    // An engine moves the playhead to where the title starts.
    if (this.#startup === null && this.#frame === null) return;
    if (this.#seek) {
      this.#seek.toSec = toSec;
      this.#seek.landed = false;
      return;
    }
    this.#turn(atMs, () => {
      this.#seek = { fromMs: atMs, toSec, landed: false };
      this.#over = false;
    });
  }

  #arrive(atMs: number): void {
    if (!this.#seek) return;
    this.#seeksMs.push(atMs - this.#seek.fromMs);
    this.#settledMs = atMs;
    this.#seek = null;
  }
}
