import type { AbrContext } from '../../../src/abr/contract/abr-controller.js';
import type { DownloadProgress } from '../../../src/media/download.js';
import { shown } from '../sim/input-error.js';
import {
  asList,
  asObject,
  faultAt,
  inside,
  oneOf,
  orNull,
  someOf,
  text,
  truth,
  type Place,
  type Reader,
} from './read-json.js';
import type { Answer, Call } from './recorded-session.js';
import {
  buffered,
  contextFields,
  contextNeeds,
  decision,
  event,
  progressFields,
  progressNeeds,
  replacement,
  whole,
} from './told-readers.js';

const from = oneOf('name', 'object');
const callName = oneOf('use', 'observe', 'decide', 'abandon', 'replace');
const contextChange = someOf(contextFields);
const progressChange = someOf(progressFields);

/** Reads a session's calls in order, each context made whole again from what differed. */
export class CallReader {
  #context: Partial<AbrContext> = {};
  #progress: Partial<DownloadProgress> = {};

  /** @throws LabInputError */
  read(value: unknown, at: Place): Call {
    const parts = asList(value, at);
    const call = callName(parts[0], inside(at, 0));
    const part = <Value>(index: number, reader: Reader<Value>): Value =>
      reader(parts[index], inside(at, index));
    switch (call) {
      case 'use':
        return { call, name: part(1, text), from: part(2, from) };
      case 'observe':
        return { call, event: part(1, event) };
      case 'decide':
        return { call, context: part(1, this.#contextAt), answer: part(2, answered(decision)) };
      case 'abandon':
        return {
          call,
          progress: part(1, this.#progressAt),
          context: part(2, this.#contextAt),
          answer: part(3, answered(orNull(decision))),
        };
      case 'replace':
        return {
          call,
          context: part(1, this.#contextAt),
          buffered: part(2, buffered),
          answer: part(3, answered(orNull(replacement))),
        };
    }
  }

  readonly #contextAt: Reader<AbrContext> = (value, at) => {
    this.#context = withChange(this.#context, value, contextChange, at);
    return whole<AbrContext>(this.#context, contextNeeds, at);
  };

  readonly #progressAt: Reader<DownloadProgress> = (value, at) => {
    this.#progress = withChange(this.#progress, value, progressChange, at);
    return whole<DownloadProgress>(this.#progress, progressNeeds, at);
  };
}

/** Null takes a field away. */
function withChange<Value extends object>(
  before: Partial<Value>,
  change: unknown,
  reader: Reader<Partial<Value>>,
  at: Place,
): Partial<Value> {
  const entries = Object.entries(asObject(change, at));
  const gone = new Set(entries.filter(([, value]) => value === null).map(([key]) => key));
  const kept = Object.entries(before).filter(([key]) => !gone.has(key));
  const news = reader(Object.fromEntries(entries.filter(([key]) => !gone.has(key))), at);
  return { ...(Object.fromEntries(kept) as Partial<Value>), ...news };
}

function answered<Given>(given: Reader<Given>): Reader<Answer<Given>> {
  return (value, at) => {
    if (value === undefined) throw faultAt(at, `the answer is ${shown(value)}`);
    const threw = typeof value === 'object' && value !== null && 'threw' in value && truth(value.threw, at);
    return threw ? { threw } : { threw: false, given: given(value, at) };
  };
}
