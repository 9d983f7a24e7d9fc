import { activityOf, type Activity } from '../../../../src/qoe/model/activity.js';
import type { QoeFact } from '../../../../src/qoe/model/fact.js';
import { reduce } from '../../../../src/qoe/model/reduce.js';
import { openView, type ViewState } from '../../../../src/qoe/model/view-state.js';
import { LOOK_MS, IDLE_LOOK_MS } from '../../record/look-periods.js';

/** An hour of looks. A driver that asks more seldom loses what came first. */
const MOST_FACTS = 20_000;

/** Keeps the facts until they are asked for, and the view that they come to. */
export class FactLog {
  #facts: QoeFact[] = [];
  #view: ViewState;
  #lost = 0;
  #lastAdvanceMs: number | null = null;

  constructor() {
    this.#view = openView({
      atMs: 0,
      hidden: document.hidden,
      underWay: false,
      tickMs: LOOK_MS,
      idleTickMs: IDLE_LOOK_MS,
    });
  }

  get activity(): Activity {
    return activityOf(this.#view);
  }

  get lost(): number {
    return this.#lost;
  }

  get lastAdvanceMs(): number | null {
    return this.#lastAdvanceMs;
  }

  /** Whether the next frame would start the view or end a seek. */
  get awaitsFrame(): boolean {
    const { started, intent, seek, paused } = this.#view;
    return started ? seek?.closedAtMs === null && !paused : intent !== null;
  }

  tell(fact: QoeFact): void {
    const before = this.#view.totals.playedMs;
    this.#view = reduce(this.#view, fact).state;
    if (this.#view.totals.playedMs > before) this.#lastAdvanceMs = this.#view.atMs;
    this.#facts.push(fact);
    if (this.#facts.length > MOST_FACTS) {
      this.#facts.shift();
      this.#lost += 1;
    }
  }

  take(): readonly QoeFact[] {
    const facts = this.#facts;
    this.#facts = [];
    return facts;
  }
}
