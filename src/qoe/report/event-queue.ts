import type { BeaconEvent, BeaconEventType } from '../../wire/beacon.js';
import { leanEvent } from '../../wire/counters.js';
import type { ViewIds } from './callback-sink.js';

/** An event that waits to be delivered, written out once. */
export interface QueuedEvent {
  readonly ids: ViewIds;
  readonly seq: number;
  readonly type: BeaconEventType;
  readonly json: string;
  readonly bytes: number;
}

/** What is shed before what when there is no room: what a later event says again goes first. */
const SHED_ORDER: readonly (readonly BeaconEventType[])[] = [
  ['heartbeat'],
  ['decision'],
  ['switch', 'seek', 'stall', 'error', 'intent', 'startup'],
  ['view-start', 'end'],
];

const encoder = new TextEncoder();

/** Events in the order they came, bounded: past `capacity` something is shed and counted. */
export class EventQueue {
  readonly #capacity: number;
  readonly #shedByView = new Map<string, number>();
  #events: QueuedEvent[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get events(): readonly QueuedEvent[] {
    return this.#events;
  }

  /** Events of a view that had to be given up. */
  shedOf(viewId: string): number {
    return this.#shedByView.get(viewId) ?? 0;
  }

  /** @param held events that are on their way and stay. */
  push(ids: ViewIds, event: BeaconEvent, held: ReadonlySet<QueuedEvent>): void {
    const json = JSON.stringify(leanEvent(event));
    this.#events.push({
      ids,
      seq: event.seq,
      type: event.type,
      json,
      bytes: encoder.encode(json).length + 1,
    });
    if (this.#events.length > this.#capacity) this.#shed(held);
  }

  /** Before all others; the oldest go if there is no room. */
  restore(events: readonly QueuedEvent[]): void {
    this.#events = [...events, ...this.#events].slice(-this.#capacity);
  }

  remove(gone: ReadonlySet<QueuedEvent>): void {
    this.#events = this.#events.filter((event) => !gone.has(event));
  }

  /** Gives up on an event that can't be delivered. */
  giveUp(event: QueuedEvent): void {
    this.remove(new Set([event]));
    this.#shedByView.set(event.ids.viewId, this.shedOf(event.ids.viewId) + 1);
  }

  clear(): void {
    this.#events = [];
    this.#shedByView.clear();
  }

  #shed(held: ReadonlySet<QueuedEvent>): void {
    for (const types of SHED_ORDER) {
      const victim = this.#events.find((event) => types.includes(event.type) && !held.has(event));
      if (victim) {
        this.giveUp(victim);
        return;
      }
    }
  }
}
