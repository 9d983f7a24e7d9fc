import type { BeaconAck, BeaconEvent } from '../../../src/wire/beacon.js';
import type { Keeping, UpkeepStep } from './upkeep.js';
import type { ViewRow } from './view-row.js';

/** What the database is opened with. */
export interface StoreOptions {
  readonly path: string;
  readonly memoryMb: number;
}

/** Figures over all views seen since a time. */
export interface Totals {
  readonly viewsNow: number;
  readonly plays: number;
  readonly failures: number;
  /** Null before any view started comparably. */
  readonly medianStartupMs: number | null;
  /** Stalled over played and stalled, summed over views before dividing; null before anything played. */
  readonly rebufferRatio: number | null;
}

/** An event as stored, with its time by the server's clock where the view's start is known. */
export interface StoredEvent {
  readonly event: BeaconEvent;
  readonly happenedAtMs: number | null;
}

/** A value that a question brings along. */
export type SqlValue = string | number;

/** What the worker can be asked; every call has one answer. */
export interface StoreCalls {
  /** Texts of parcels (`envelope.ts`), on disk together when it answers; the answers in their order. */
  ingest: { readonly input: readonly string[]; readonly output: readonly BeaconAck[] };
  forget: {
    readonly input: { readonly sessionId: string };
    readonly output: { readonly views: number; readonly events: number };
  };
  upkeep: {
    readonly input: { readonly nowMs: number; readonly keeping: Keeping };
    readonly output: UpkeepStep;
  };
  views: {
    readonly input: { readonly limit: number };
    readonly output: readonly ViewRow[];
  };
  totals: {
    readonly input: { readonly sinceMs: number; readonly liveSinceMs: number };
    readonly output: Totals;
  };
  view: {
    readonly input: { readonly viewId: string; readonly mostEvents: number };
    readonly output: { readonly view: ViewRow; readonly events: readonly StoredEvent[] } | null;
  };
  /**
   * A question to the tables, with its values apart. It goes beside the commits on a connection of its own,
   * and sees what was acknowledged before it was asked.
   */
  read: {
    readonly input: { readonly sql: string; readonly values: readonly SqlValue[] };
    readonly output: readonly object[];
  };
  /** Writes the log into the database and closes it; nothing can be asked after. */
  close: { readonly input: null; readonly output: null };
}

export type StoreCallName = keyof StoreCalls;

/** Main thread to worker. */
export type StoreRequest = {
  [Name in StoreCallName]: {
    readonly id: number;
    readonly call: Name;
    readonly input: StoreCalls[Name]['input'];
  };
}[StoreCallName];

/** Worker to main thread: `opened` or `open-failed` comes first. */
export type StoreMessage =
  | { readonly kind: 'opened' }
  /** How many batches lie beside the database, because it refused them. Once it is open, and when it changes. */
  | { readonly kind: 'set-aside'; readonly batches: number }
  | { readonly kind: 'open-failed'; readonly why: string }
  | { readonly kind: 'answer'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly why: string };
