import {
  jetstream,
  jetstreamManager,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
} from '@nats-io/jetstream';
import { connect, nanos, type NatsConnection } from '@nats-io/transport-node';

const ANSWER_MS = 5_000;
/** JetStream's code for a stream that isn't there. */
const NO_STREAM = 10_059;
/** Repeats of a batch within this are dropped by the stream itself. */
const DUPLICATES_MS = 10 * 60_000;

/** A connection to the stream that collectors put batches into, and one writer takes them out of. */
export interface StreamConnection {
  readonly nats: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
}

/**
 * Connects, and makes the stream if there is none; one that is there stays as the operator made it. A connection
 * that breaks is not mended by itself: whoever uses it connects anew.
 *
 * @throws what the NATS client throws
 */
export async function connectStream(url: string, name: string): Promise<StreamConnection> {
  const { host, username, password } = new URL(url);
  const secure = url.startsWith('tls:');
  const nats = await connect({
    servers: `${secure ? 'tls' : 'nats'}://${host}`,
    ...(username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
    name: 'sv-server',
    reconnect: false,
    timeout: ANSWER_MS,
  });
  try {
    const manager = await jetstreamManager(nats, { timeout: ANSWER_MS });
    await manager.streams.info(name).catch(async (error: unknown) => {
      if (!(error instanceof JetStreamApiError) || error.code !== NO_STREAM) throw error;
      await manager.streams.add({ name, subjects: [name], duplicate_window: nanos(DUPLICATES_MS) });
    });
    return { nats, manager, client: jetstream(nats, { timeout: ANSWER_MS }) };
  } catch (error) {
    await nats.close();
    throw error;
  }
}
