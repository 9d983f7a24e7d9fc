import type { CancelTimer, Clock } from '../../../../src/base/clock.js';
import type { Figures } from '../api/answers.js';
import { figuresQuestion } from '../queries/figures.js';
import type { Question } from '../queries/sql-values.js';
import type { AlertBook, KeptAlert } from './alert-book.js';
import { afterLook, type AlertState } from './alert-rule.js';

const PERIOD_MS = 60_000;
const MINUTE_MS = 60_000;

/** What a webhook gets. */
export interface AlertNotice {
  readonly kind: 'firing' | 'resolved';
  readonly id: string;
  readonly name: string;
  readonly metric: string;
  /** Null where it was resolved without a figure. */
  readonly value: number | null;
  readonly direction: 'above' | 'below';
  readonly threshold: number;
  readonly windowMin: number;
  readonly plays: number;
  /** ISO 8601. */
  readonly since: string;
  readonly at: string;
  /** The same for a person. */
  readonly text: string;
}

interface Parts {
  readonly book: AlertBook;
  readonly ask: (question: Question) => Promise<readonly object[]>;
  /** @throws Error that says why the notice wasn't taken. */
  readonly post: (target: string, notice: AlertNotice) => Promise<void>;
  readonly clock: Clock;
}

/** Looks at every rule each minute, and tells their webhooks what changed. */
export class AlertWatch {
  readonly #parts: Parts;
  readonly #cancel: CancelTimer;
  #looking: Promise<void> = Promise.resolve();
  #hasToldFault = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#cancel = parts.clock.every(PERIOD_MS, () => void this.look());
    void this.look();
  }

  stop(): void {
    this.#cancel();
  }

  /** Looks now, after the look under way. Never rejects: a database that is away is asked again in a minute. */
  async look(): Promise<void> {
    this.#looking = this.#looking.then(async () => {
      const looks = await Promise.allSettled(
        this.#parts.book.all().map(async (alert) => this.#lookAt(alert)),
      );
      this.#tellFault(looks.find((look) => look.status === 'rejected'));
    });
    return this.#looking;
  }

  /** To the operator, once until it is over: an alert that nobody can judge would never fire. */
  #tellFault(failed: PromiseRejectedResult | undefined): void {
    if (failed !== undefined && !this.#hasToldFault) {
      console.error('Alerts could not be judged, and are looked at again in a minute:', failed.reason);
    }
    this.#hasToldFault = failed !== undefined;
  }

  async #lookAt(alert: KeptAlert): Promise<void> {
    const { rule } = alert;
    const atMs = Date.now();
    const fromMs = atMs - rule.windowMin * MINUTE_MS;
    // A sender's clock may be a little ahead.
    const scope = { fromMs, toMs: atMs + MINUTE_MS, nowMs: atMs, where: rule.where };
    const [figures] = (await this.#parts.ask(figuresQuestion(scope))) as readonly Figures[];
    if (figures === undefined) return;
    const look = { value: figures[rule.metric], plays: figures.plays, atMs };
    const state = await this.#tell(alert, afterLook(rule, alert.state, look));
    await this.#parts.book.note(alert, state);
  }

  async #tell({ id, rule }: KeptAlert, state: AlertState): Promise<AlertState> {
    if (rule.webhook === null || state.told === state.status) return state;
    try {
      await this.#parts.post(rule.webhook, noticeOf(id, rule, state));
      return { ...state, told: state.status, fault: null };
    } catch (error) {
      return { ...state, fault: error instanceof Error ? error.message : String(error) };
    }
  }
}

function noticeOf(id: string, rule: KeptAlert['rule'], state: AlertState): AlertNotice {
  const { name, metric, direction, threshold, windowMin } = rule;
  const { status, value, plays } = state;
  const kind = status === 'firing' ? 'firing' : 'resolved';
  const figure = value === null ? 'no figure' : String(Number(value.toPrecision(4)));
  const judged = kind === 'firing' ? `${direction} ${threshold}` : `no longer ${direction} ${threshold}`;
  return {
    kind,
    id,
    name,
    metric,
    value,
    direction,
    threshold,
    windowMin,
    plays,
    since: iso(state.sinceMs),
    at: iso(state.checkedAtMs),
    text: `${name}: ${metric} is ${figure}, ${judged}, over ${plays} plays in ${windowMin} min.`,
  };
}

function iso(ms: number | null): string {
  return new Date(ms ?? 0).toISOString();
}
