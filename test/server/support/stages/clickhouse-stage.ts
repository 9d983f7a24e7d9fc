import { ClickHouseSink } from '../../../../server/src/collector/sinks/clickhouse-sink.js';
import type { SinkStage, StoredEvent } from '../../../contract/sink-contract.js';
import { clickHouseService } from '../services.js';

/** A real ClickHouse, killed and started again. */
export async function clickHouseStage(
  folder: string,
): Promise<SinkStage & { readonly args: readonly string[] }> {
  const service = await clickHouseService(folder);
  await service.start();
  const url = `http://127.0.0.1:${service.port}/?database=default`;
  return {
    args: ['--clickhouse-url', url],
    deletes: true,
    make: () => new ClickHouseSink(url),
    async stored() {
      const query = 'SELECT key, payload FROM sv_events FINAL FORMAT JSONEachRow';
      const answer = await fetch(url, { method: 'POST', body: query });
      const text = await answer.text();
      if (!answer.ok) throw new Error(text);
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as StoredEvent);
    },
    goDown: async () => service.kill(),
    comeBack: async () => service.start(),
    dispose: async () => service.kill(),
  };
}
