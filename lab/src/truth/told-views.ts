import type { BeaconBatch, BeaconEvent, ViewCounters } from '../../../src/wire/beacon.js';
import { parseBatch } from '../../../src/wire/beacon-schema.js';

type EventOf<Type extends BeaconEvent['type']> = Extract<BeaconEvent, { type: Type }>;

/** A view as a collector knows it. */
export interface ToldView {
  readonly viewId: string;
  readonly sessionId: string;
  /** Each once, by number. */
  readonly events: readonly BeaconEvent[];
  readonly dropped: number;
}

/** What one test session's page reported: each event is kept once, however often it came. */
export class ToldViews {
  readonly #views = new Map<string, { batch: BeaconBatch; events: Map<number, BeaconEvent> }>();
  readonly #refused: string[] = [];

  /** A body as it came. Returns whether it was a batch. */
  take(body: string): boolean {
    const parsed = parseBatch(body);
    if (!parsed.ok) {
      this.#refused.push(parsed.refusal.detail);
      return false;
    }
    const { batch } = parsed;
    const view = this.#views.get(batch.viewId) ?? { batch, events: new Map<number, BeaconEvent>() };
    view.batch = batch;
    for (const event of batch.events) {
      if (!view.events.has(event.seq)) view.events.set(event.seq, event);
    }
    this.#views.set(batch.viewId, view);
    return true;
  }

  /** Why bodies were refused. */
  get refused(): readonly string[] {
    return this.#refused;
  }

  /** In the order that they began. */
  get views(): readonly ToldView[] {
    return [...this.#views.values()]
      .map(({ batch, events }) => ({
        viewId: batch.viewId,
        sessionId: batch.sessionId,
        dropped: batch.dropped,
        events: [...events.values()].sort((one, other) => one.seq - other.seq),
      }))
      .sort((one, other) => startedAt(one) - startedAt(other));
  }
}

export function startedAt({ events }: ToldView): number {
  return eventsOf(events, 'view-start')[0]?.startedAt ?? Infinity;
}

export function eventsOf<Type extends BeaconEvent['type']>(
  events: readonly BeaconEvent[],
  type: Type,
): readonly EventOf<Type>[] {
  return events.filter((event): event is EventOf<Type> => event.type === type);
}

/** The latest that was told; null before the first heartbeat. */
export function countersOf({ events }: ToldView): ViewCounters | null {
  for (const event of [...events].reverse()) {
    if (event.type === 'heartbeat' || event.type === 'end') return event.counters;
  }
  return null;
}
