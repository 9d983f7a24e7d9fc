import type { QoeFact } from '../../../src/qoe/model/fact.js';
import type { ProbeTake } from './probe-take.js';
import type { ShownSpan } from './view-record.js';

/** Joins what the probe handed over bit by bit. */
export class TakeCollection {
  readonly facts: QoeFact[] = [];
  readonly #shown: ShownSpan[] = [];
  #last: ProbeTake | null = null;

  get last(): ProbeTake | null {
    return this.#last;
  }

  add(take: ProbeTake): void {
    this.facts.push(...take.facts);
    this.#shown.push(...take.shown);
    this.#last = take;
  }

  /** With the one that was on screen last. */
  get shown(): readonly ShownSpan[] {
    const showing = this.#last?.showing ?? null;
    return showing !== null && showing.toSec > showing.fromSec ? [...this.#shown, showing] : [...this.#shown];
  }
}
