import type { AbrController } from '../abr/contract/abr-controller.js';
import type { DecisionRecord } from '../media/decision.js';
import { SDK } from '../qoe/report/sdk.js';
import type { Recorded, RecordedCall, SessionRecord } from './session-record.js';
import { jsonReady } from './session-record-json.js';
import type { Session } from './session.js';

/** Two to three hours of playback at 3 calls a second; with ladders of 12 and sizes known, some 11 MB. */
const mostCalls = 30_000;

type Asked = 'context' | 'progress';

/**
 * Remembers what a session's controllers were told and what they answered since the source was loaded, by
 * reference: some 10 µs a call until it is written down.
 */
export class SessionRecorder {
  #calls: RecordedCall[] = [];
  #decisions: DecisionRecord[] = [];
  #used: RecordedCall[] = [];
  #last: Readonly<Record<Asked, object>> = { context: {}, progress: {} };

  /** `controller`, listened to; it is the one that decides from now on. */
  listen(controller: AbrController, name: string, from: 'name' | 'object'): AbrController {
    this.#used = [['use', name, from]];
    this.#calls = this.#full ? this.#calls : [...this.#calls, ...this.#used];
    return {
      get name() {
        return controller.name;
      },
      observe: (event) => {
        this.#keep(['observe', event]);
        controller.observe(event);
      },
      decide: (context) => {
        const change = this.#change('context', context);
        return this.#answer(
          () => controller.decide(context),
          (answer) => ['decide', change, answer ?? {}],
        );
      },
      abandon: (progress, context) => {
        const change = this.#change('progress', progress);
        const contextChange = this.#change('context', context);
        return this.#answer(
          () => controller.abandon?.(progress, context) ?? null,
          (answer) => ['abandon', change, contextChange, answer],
        );
      },
      replace: (context, buffered) => {
        const change = this.#change('context', context);
        return this.#answer(
          () => controller.replace?.(context, buffered) ?? null,
          (answer) => ['replace', change, buffered as unknown as readonly Recorded[], answer],
        );
      },
      reset: () => {
        controller.reset();
      },
    };
  }

  /** A segment was asked for. */
  decided(decision: DecisionRecord): void {
    if (!this.#full) this.#decisions.push(decision);
  }

  /** Another source. */
  clear(): void {
    this.#calls = [...this.#used];
    this.#decisions = [];
    this.#last = { context: {}, progress: {} };
  }

  /** What was kept so far, with the session's own state. */
  record(session: Pick<Session, 'engineKind' | 'isLive' | 'qoe'>): SessionRecord {
    return jsonReady({
      kind: 'sv-session',
      version: 1,
      sdk: SDK,
      engine: session.engineKind,
      isLive: session.isLive,
      truncated: this.#full,
      calls: this.#calls,
      decisions: this.#decisions,
      qoe: session.qoe(),
    });
  }

  get #full(): boolean {
    return this.#calls.length >= mostCalls;
  }

  #keep(call: RecordedCall): void {
    if (!this.#full) this.#calls.push(call);
  }

  #answer<Answer>(ask: () => Answer, call: (answer: Recorded | null) => RecordedCall): Answer {
    let answer: unknown = { threw: true };
    try {
      const given = ask();
      answer = given;
      return given;
    } finally {
      this.#keep(call(answer as Recorded | null));
    }
  }

  /** What differs from the last one of its kind: polls differ by a clock and a count of bytes. */
  #change(kind: Asked, now: object): Recorded {
    const change = changed(this.#last[kind], now);
    this.#last = { ...this.#last, [kind]: now };
    return change;
  }
}

function changed(before: object, now: object): Recorded {
  const was = before as Recorded;
  const is = now as Recorded;
  const change: Record<string, unknown> = {};
  for (const key of Object.keys({ ...was, ...is }))
    if (!same(was[key], is[key])) change[key] = is[key] ?? null;
  return change;
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && same((a as Recorded)[key], (b as Recorded)[key]))
  );
}
