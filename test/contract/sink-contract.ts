import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  forgetParcel,
  openParcel,
  parcelOf,
  type ReceivedBatch,
} from '../../server/src/collector/envelope.js';
import type { Delivery, Sink } from '../../server/src/collector/sinks/sink.js';
import { Spool } from '../../server/src/collector/spool/spool.js';
import { SpooledSink } from '../../server/src/collector/spool/spooled-sink.js';
import { systemClock } from '../../src/base/clock.js';
import { viewEvents } from '../server/support/beacons.js';
import { discard, temporaryFolder } from '../server/support/built-server.js';
import { receivedOf } from '../server/support/parcels.js';
import { until } from '../server/support/until.js';

/** A sink's real other end, which a test can take away and bring back as it was. */
export interface SinkStage {
  /** A sink that is connected anew. */
  make(): Sink;
  /** What is kept there, a reader's duplicates by key left out: the events' key and JSON. */
  stored(): Promise<readonly StoredEvent[]>;
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  dispose(): Promise<void>;
  /** Its sink takes back what it was given; others pass it on for good. */
  readonly deletes?: true;
}

export interface StoredEvent {
  /** `VIEW.SEQ`. */
  readonly key: string;
  readonly payload: string;
}

const delivery = (received: ReceivedBatch): Delivery => ({ received, text: parcelOf(received).text });
const keysOf = (stored: readonly StoredEvent[], views: readonly string[]): string[] =>
  stored
    .map(({ key }) => key)
    .filter((key) => views.includes(key.slice(0, key.lastIndexOf('.'))))
    .sort();
const expected = (views: readonly string[]): string[] =>
  views.flatMap((view) => [0, 1, 2, 3].map((seq) => `${view}.${seq}`)).sort();

/** What every sink must do, whatever is behind it. */
export function sinkContract(name: string, open: (folder: string) => Promise<SinkStage>): void {
  describe(`the sink ${name}`, () => {
    let folder: string;
    let stage: SinkStage;

    beforeAll(async () => {
      folder = await temporaryFolder();
      stage = await open(join(folder, 'stage'));
    });

    afterAll(async () => {
      await stage.dispose();
      await discard(folder);
    });

    const spooled = async (spoolFolder: string): Promise<SpooledSink> => {
      const spool = await Spool.open(join(folder, spoolFolder), 10_000_000);
      return new SpooledSink({ ...bound(stage.make()), lingerMs: 0 }, spool, systemClock, () => 0);
    };

    it('keeps each event as it came, whatever is written in it', async () => {
      const title = `'); DROP TABLE events; -- \\ " \` \t 🎬 \u2028 \u0000 {"a":[1]} <b>`;
      const batch = receivedOf('as-it-came', viewEvents(title));
      const sink = stage.make();
      await sink.write([delivery(batch)], new AbortController().signal);
      await sink.close();
      const stored = (await stage.stored()).filter(({ key }) => key.startsWith('as-it-came.'));
      const events = stored
        .toSorted((one, other) => (one.key < other.key ? -1 : 1))
        .map(({ payload }) => JSON.parse(payload) as unknown);
      expect(events).toEqual(batch.batch.events);
    });

    it('has an event once in effect, however often it is given', async () => {
      const one = receivedOf('twice-1');
      const other = receivedOf('twice-2');
      const sink = stage.make();
      const { signal } = new AbortController();
      await sink.write([delivery(one), delivery(other), delivery(one)], signal);
      await sink.write([delivery(other)], signal);
      await sink.close();
      const again = stage.make();
      await again.write([delivery(one)], signal);
      await again.close();
      const views = ['twice-1', 'twice-2'];
      expect(keysOf(await stage.stored(), views)).toEqual(expected(views));
    });

    it('that is down gets it later, in full, and is said to be delayed until then', async () => {
      const sink = await spooled('spool-down');
      const views = Array.from({ length: 40 }, (_, index) => `down-${index}`);
      const append = async (part: readonly string[]): Promise<void> =>
        sink.append(part.map((view) => parcelOf(receivedOf(view))));
      await append(views.slice(0, 10));
      await until(() => sink.state.waitingBytes === 0);
      await stage.goDown();
      await append(views.slice(10, 20));
      await until(() => sink.state.state === 'delayed');
      await append(views.slice(20, 40));
      expect(sink.state.waitingBytes).toBeGreaterThan(0);
      expect(sink.state.why).not.toBe('');
      await stage.comeBack();
      await until(() => sink.state.waitingBytes === 0);
      expect(sink.state).toMatchObject({ state: 'up', why: null });
      await sink.close();
      expect(keysOf(await stage.stored(), views)).toEqual(expected(views));
    });

    it('lets go of a session that is to be forgotten, and of no other', async ({ skip }) => {
      skip(stage.deletes !== true, 'what this sink was given is out of reach');
      const sink = await spooled('spool-forget');
      await sink.append(['forget-1', 'forget-2', 'stay'].map((view) => parcelOf(receivedOf(view))));
      await until(() => sink.state.waitingBytes === 0);
      // One that was written before, one that comes right before, and one more than once.
      await sink.append([
        parcelOf(receivedOf('forget-3')),
        ...[1, 2, 3, 3].map((each) => {
          return forgetParcel({ kind: 'forget', sessionId: `session-of-forget-${each}`, receivedAtMs: 0 });
        }),
      ]);
      const views = ['forget-1', 'forget-2', 'forget-3', 'stay'];
      await until(() => sink.state.waitingBytes === 0);
      await until(async () => keysOf(await stage.stored(), views).length <= 4);
      expect(keysOf(await stage.stored(), views)).toEqual(expected(['stay']));
      await sink.close();
    });

    it('that is down when the server stops gets it after the next start', async () => {
      const views = ['stopped-1', 'stopped-2'];
      await stage.goDown();
      const before = await spooled('spool-stop');
      await before.append(views.map((view) => parcelOf(receivedOf(view))));
      await before.close();
      await stage.comeBack();
      const after = await spooled('spool-stop');
      await until(() => after.state.waitingBytes === 0);
      await after.close();
      expect(keysOf(await stage.stored(), views)).toEqual(expected(views));
      await rm(join(folder, 'spool-stop'), { recursive: true });
    });
  });
}

/** Its methods bound, so that it can be given with another setting. */
function bound(sink: Sink): Sink {
  return {
    name: sink.name,
    mostBytes: sink.mostBytes,
    lingerMs: sink.lingerMs,
    write: async (deliveries, signal) => sink.write(deliveries, signal),
    forget: async (sessionId, signal) => sink.forget?.(sessionId, signal),
    close: async () => sink.close(),
  };
}

/** Events of parcels as a store keeps them, for stages that get whole parcels. */
export function storedOf(text: string): readonly StoredEvent[] {
  const received = openParcel(text);
  if (received.kind !== 'rum') return [];
  return received.batch.events.map((event) => ({
    key: `${received.batch.viewId}.${event.seq}`,
    payload: JSON.stringify(event),
  }));
}
