import { forgetParcel, type Received } from '../envelope.js';
import { connectStream, type StreamConnection } from '../stream/connect-stream.js';
import type { Delivery, Sink } from './sink.js';

/** Published before their answers are waited for. */
const AT_ONCE = 256;

/** JetStream: a message a batch, whose id lets the stream drop repeats. */
export class NatsSink implements Sink {
  readonly name = 'nats';
  readonly mostBytes = 1_000_000;
  readonly lingerMs = 0;
  readonly #url: string;
  readonly #stream: string;
  #connection: StreamConnection | null = null;

  constructor(url: string, stream: string) {
    this.#url = url;
    this.#stream = stream;
  }

  async write(deliveries: readonly Delivery[], signal: AbortSignal): Promise<void> {
    await this.#publish(signal, async ({ client }) => {
      for (let from = 0; from < deliveries.length; from += AT_ONCE) {
        signal.throwIfAborted();
        await Promise.all(
          deliveries
            .slice(from, from + AT_ONCE)
            .map(async ({ received, text }) =>
              client.publish(this.#stream, text, { msgID: messageId(received) }),
            ),
        );
      }
    });
  }

  /** Passed on to whoever reads the stream; batches stay in it for as long as the operator lets them. */
  async forget(sessionId: string, signal: AbortSignal): Promise<void> {
    await this.#publish(signal, async ({ client }) => {
      const { text } = forgetParcel({ kind: 'forget', sessionId, receivedAtMs: Date.now() });
      await client.publish(this.#stream, text, { msgID: `forget.${sessionId}` });
    });
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    await connection?.nats.close();
  }

  /** Connects where it isn't; a connection that failed isn't used again. */
  async #publish(signal: AbortSignal, work: (connection: StreamConnection) => Promise<void>): Promise<void> {
    signal.throwIfAborted();
    if (this.#connection?.nats.isClosed() === true) this.#connection = null;
    this.#connection ??= await connectStream(this.#url, this.#stream);
    try {
      await work(this.#connection);
    } catch (error) {
      await this.close();
      throw error;
    }
  }
}

/** The same for a batch that is sent again. */
function messageId(received: Received): string {
  if (received.kind === 'rum') return `${received.batch.viewId}.${received.batch.batchId}`;
  return received.reports.map(({ id }) => id).join('.');
}
