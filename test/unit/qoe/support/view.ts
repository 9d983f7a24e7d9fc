import type { PlayheadSample, QoeFact } from '../../../../src/qoe/model/fact.js';
import { reduce } from '../../../../src/qoe/model/reduce.js';
import { countersOf, gaugesOf } from '../../../../src/qoe/model/summary.js';
import { openView, type UnnumberedEvent, type ViewState } from '../../../../src/qoe/model/view-state.js';
import type { ViewCounters, ViewGauges } from '../../../../src/wire/beacon.js';

export const TICK_MS = 250;

type Without<Fact> = Fact extends QoeFact ? Omit<Fact, 'atMs'> : never;
type TimelessFact = Without<QoeFact>;

/** A view told by hand, on a clock that only it moves. */
export class TestView {
  nowMs = 1_000;
  positionSec = 0;
  sample: Partial<PlayheadSample> = {};
  state: ViewState;
  readonly events: UnnumberedEvent[] = [];

  constructor(options: { hidden?: boolean; underWay?: boolean } = {}) {
    this.state = openView({
      atMs: this.nowMs,
      hidden: options.hidden ?? false,
      underWay: options.underWay ?? false,
      tickMs: TICK_MS,
      idleTickMs: 10_000,
    });
  }

  get counters(): ViewCounters {
    return countersOf(this.state);
  }

  get gauges(): ViewGauges {
    return gaugesOf(this.state);
  }

  get paused(): boolean {
    return this.state.paused;
  }

  of<Type extends UnnumberedEvent['type']>(type: Type): Extract<UnnumberedEvent, { type: Type }>[] {
    return this.events.filter(
      (event): event is Extract<UnnumberedEvent, { type: Type }> => event.type === type,
    );
  }

  tell(...facts: TimelessFact[]): this {
    for (const fact of facts) {
      const { state, events } = reduce(this.state, { ...fact, atMs: this.nowMs });
      this.state = state;
      this.events.push(...events);
    }
    return this;
  }

  look(sample: Partial<PlayheadSample> = {}): this {
    return this.tell({
      kind: 'playhead',
      positionSec: this.positionSec,
      bufferLevelSec: 10,
      bufferEstimated: false,
      paused: this.paused,
      seeking: false,
      rate: 1,
      edgeDistanceSec: null,
      frameless: false,
      ...this.sample,
      ...sample,
    });
  }

  /** Time passes without a look. */
  pass(ms: number): this {
    this.nowMs += ms;
    return this;
  }

  /** Time passes with looks at a playhead that moves at `rate` (0: it is stuck). */
  run(ms: number, rate = 1): this {
    let leftMs = ms;
    while (leftMs > 0) {
      const stepMs = Math.min(TICK_MS, leftMs);
      this.pass(stepMs);
      this.positionSec += (stepMs / 1_000) * rate;
      this.look();
      leftMs -= stepMs;
    }
    return this;
  }

  stuck(ms: number): this {
    return this.run(ms, 0);
  }

  /** Play is asked for now, and its first frame comes after `ms`. */
  startUp(ms = 400): this {
    return this.tell({ kind: 'play', autoplay: false }).pass(ms).tell({ kind: 'loaded' }, { kind: 'frame' });
  }

  seekTo(toSec: number): this {
    this.positionSec = toSec;
    return this.tell({ kind: 'seeking', toSec });
  }

  landed(): this {
    return this.tell({ kind: 'seeked', positionSec: this.positionSec });
  }

  end(): this {
    return this.tell({ kind: 'end', reason: 'quit' });
  }
}
