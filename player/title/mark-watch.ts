import type { Clock } from '../../src/base/clock.js';
import { markAt } from './mark-at.js';
import type { Mark } from './mark.js';
import { PlayheadAlarm, type Playhead } from './playhead-alarm.js';

const moves = ['timeupdate', 'seeking', 'seeked', 'playing', 'pause', 'ratechange', 'emptied'] as const;

/** Tells when the playhead comes into another mark, or out of all of them. */
export class MarkWatch<Value> {
  readonly #playhead: Playhead & EventTarget;
  readonly #alarm: PlayheadAlarm;
  readonly #changed: (active: Mark<Value> | undefined) => void;
  #marks: readonly Mark<Value>[] = [];
  #active: Mark<Value> | undefined;

  constructor(
    playhead: Playhead & EventTarget,
    clock: Clock,
    changed: (active: Mark<Value> | undefined) => void,
  ) {
    this.#playhead = playhead;
    this.#changed = changed;
    this.#alarm = new PlayheadAlarm(playhead, clock, this.#look);
    // On the element this belongs to, for as long as that lives.
    for (const type of moves) playhead.addEventListener(type, this.#look);
  }

  get active(): Mark<Value> | undefined {
    return this.#active;
  }

  set marks(marks: readonly Mark<Value>[]) {
    this.#marks = marks;
    // The same one in another place is no other: timestamps of a live stream are put right while it plays.
    const now = markAt(marks, this.#playhead.currentTime);
    if (now && now.value === this.#active?.value) this.#active = now;
    this.#look();
  }

  stop(): void {
    this.#alarm.stop();
  }

  readonly #look = (): void => {
    if (this.#marks.length === 0 && !this.#active) return;
    const sec = this.#playhead.currentTime;
    const was = this.#active;
    const now = markAt(this.#marks, sec);
    this.#active = now;
    const borders = this.#marks.flatMap(({ startTime, endTime }) => [startTime, endTime]);
    this.#alarm.set(Math.min(...borders.filter((border) => border > sec)));
    if (now?.startTime !== was?.startTime || now?.value !== was?.value) this.#changed(now);
  };
}
