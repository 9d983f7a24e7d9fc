import type { Received } from '../envelope.js';

/** A parcel as it comes to a sink: opened, and as the text it was. */
export interface Delivery {
  readonly received: Received;
  readonly text: string;
}

/**
 * Where what was collected goes. What a sink is given was checked, is on disk, and comes in order; after a
 * failure, a restart or a lost answer the same comes again, so it must do no harm twice: every event has a key.
 */
export interface Sink {
  readonly name: string;
  /** Bytes of texts it takes at once, at most; and how long the first may wait for company. */
  readonly mostBytes: number;
  readonly lingerMs: number;
  /** Resolves when all of it is where it belongs; rejects when any isn't, and then gets the same again. */
  write(deliveries: readonly Delivery[], signal: AbortSignal): Promise<void>;
  /**
   * All of a session goes away, as soon as the sink's own ways allow; what was written before is there by then. It
   * may be asked for twice. Not there: the sink can't take back what it has passed on.
   *
   * @param sessionId as `parseForget` lets it in: letters, digits and `_ . : -`
   */
  forget?(sessionId: string, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
