import { NatsSink } from '../../../../server/src/collector/sinks/nats-sink.js';
import { connectStream } from '../../../../server/src/collector/stream/connect-stream.js';
import { storedOf, type SinkStage } from '../../../contract/sink-contract.js';
import { natsService } from '../services.js';

const STREAM = 'sv-test';

/** A real NATS server with JetStream, killed and started again over the same store. */
export async function natsStage(folder: string): Promise<SinkStage & { readonly args: readonly string[] }> {
  const service = await natsService(folder);
  await service.start();
  const url = `nats://127.0.0.1:${service.port}`;
  return {
    args: ['--nats-url', url, '--nats-stream', STREAM],
    make: () => new NatsSink(url, STREAM),
    async stored() {
      const { nats, manager, client } = await connectStream(url, STREAM);
      const { state } = await manager.streams.info(STREAM);
      const texts: string[] = [];
      if (state.messages > 0) {
        const consumer = await client.consumers.get(STREAM);
        const messages = await consumer.consume();
        for await (const message of messages) {
          texts.push(message.string());
          if (message.info.pending === 0) break;
        }
      }
      await nats.close();
      return texts.flatMap(storedOf);
    },
    goDown: async () => service.kill(),
    comeBack: async () => service.start(),
    dispose: async () => service.kill(),
  };
}
