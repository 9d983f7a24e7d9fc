import type { Duplex, Readable } from 'node:stream';
import type { CancelTimer, Clock } from '../../../../../src/base/clock.js';
import { Disposer } from '../../../../../src/base/disposer.js';
import type { FaultEffect } from '../../contract.js';
import { pacedStream } from '../../link/paced-stream.js';
import { slowStream } from '../../link/slow-stream.js';
import type { ViewerLink } from '../../link/viewer-link.js';
import { drained } from '../drained.js';
import { delayedStream } from './delayed-stream.js';
import { closeFrame, FrameBoundaries } from './frame-boundaries.js';

export type DropSocket = Extract<FaultEffect, { kind: 'drop-socket' }>;

export interface PipedSockets {
  readonly client: Duplex;
  readonly upstream: Duplex;
  readonly link: ViewerLink;
  readonly clock: Clock;
  /** Each direction comes no faster than this, on top of the link. */
  readonly slowKbps?: number;
  readonly drops: readonly DropSocket[];
  /** Told of bytes sent to the client. */
  readonly sent: (bytes: number) => void;
}

/** A frame that doesn't end for so long is broken off in its middle. */
const DROP_PATIENCE_MS = 1_000;
/** How long a side may take to close after the other. */
const FAREWELL_MS = 2_000;

/**
 * Carries both directions at the link's pace, each chunk half the link's round trip later, until one side
 * ends or a fault drops the socket. Resolves with who ended it.
 */
export async function pipeSockets(piped: PipedSockets): Promise<'client' | 'upstream' | 'dropped'> {
  const { client, upstream, link, clock, drops, slowKbps } = piped;
  return new Promise((resolve) => {
    const owned = new Disposer();
    const end = (by: 'client' | 'upstream' | 'dropped'): void => {
      if (owned.disposed) return;
      owned.dispose();
      upstream.destroy();
      // A client that was told to go and stays is shown the door.
      if (by !== 'client') clock.after(FAREWELL_MS, () => client.destroy());
      resolve(by);
    };
    const way = (source: Readable): Readable => {
      const flow = link.openFlow();
      const delayed = delayedStream(source, () => link.shape.latencyMs / 2, clock);
      const slow = slowKbps === undefined ? null : slowStream(delayed, slowKbps, clock, null);
      const paced = pacedStream(slow?.stream ?? delayed, flow, null);
      owned.add(() => {
        flow.close();
        slow?.close();
        paced.destroy();
      });
      return paced;
    };
    client.once('close', () => {
      end('client');
    });
    upstream.once('error', () => client.destroy());
    client.once('error', () => upstream.destroy());

    const dropper = new Dropper(client, clock, () => {
      end('dropped');
    });
    for (const drop of drops)
      owned.add(
        clock.after(drop.afterSec * 1000, () => {
          owned.add(dropper.dropWith(drop.code));
        }),
      );

    void carry(way(client), upstream, () => {}).then(() => {
      // The client has closed its side; an upstream that doesn't answer to that is not waited for.
      owned.add(clock.after(FAREWELL_MS, () => client.destroy()));
    });
    void carry(way(upstream), client, (chunk) => {
      const kept = dropper.take(chunk);
      piped.sent(kept.length);
      return kept;
    }).then(() => {
      end('upstream');
    });
  });
}

/** Writes what comes, as fast as it is taken; then ends. */
async function carry(from: Readable, to: Duplex, through: (chunk: Buffer) => Buffer | void): Promise<void> {
  try {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      if (to.destroyed) return;
      if (!to.write(through(chunk) ?? chunk)) await drained(to);
    }
    to.end();
  } catch {
    to.destroy();
  }
}

/** Closes a client's socket between two frames. */
class Dropper {
  readonly #client: Duplex;
  readonly #clock: Clock;
  readonly #dropped: () => void;
  readonly #frames = new FrameBoundaries();
  #code: number | null = null;

  constructor(client: Duplex, clock: Clock, dropped: () => void) {
    this.#client = client;
    this.#clock = clock;
    this.#dropped = dropped;
  }

  /** Drops at once between two frames, else with the end of the one under way. */
  dropWith(code: number): CancelTimer {
    this.#code = code;
    if (this.#frames.between) {
      this.#drop(code);
      return () => {};
    }
    return this.#clock.after(DROP_PATIENCE_MS, () => {
      this.#drop(1006);
    });
  }

  /** What of the chunk still goes to the client. */
  take(chunk: Buffer): Buffer {
    const boundary = this.#frames.feed(chunk);
    const code = this.#code;
    if (code === null || boundary === -1) return chunk;
    queueMicrotask(() => {
      this.#drop(code);
    });
    return chunk.subarray(0, boundary);
  }

  #drop(code: number): void {
    const frame = closeFrame(code);
    this.#dropped();
    if (frame === null) this.#client.destroy();
    else this.#client.end(frame);
  }
}
