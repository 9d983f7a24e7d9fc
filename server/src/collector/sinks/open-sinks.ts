import { join } from 'node:path';
import type { Clock } from '../../../../src/base/clock.js';
import { StartError } from '../../start-error.js';
import type { CollectorSettings } from '../settings.js';
import { Spool } from '../spool/spool.js';
import { SpooledSink } from '../spool/spooled-sink.js';
import { ClickHouseSink } from './clickhouse-sink.js';
import { NatsSink } from './nats-sink.js';
import { OtlpSink } from './otlp-sink.js';
import { ParquetSink } from './parquet-sink.js';
import type { Sink } from './sink.js';

/**
 * The sinks that the settings name, each behind a log of its own in `DATA/spool/`. The database isn't one of them:
 * it acknowledges.
 *
 * @throws StartError when a log can't be opened
 */
export async function openSinks(
  settings: CollectorSettings,
  dataDir: string,
  clock: Clock,
): Promise<readonly SpooledSink[]> {
  const opened: SpooledSink[] = [];
  for (const sink of sinksOf(settings)) {
    const folder = join(dataDir, 'spool', sink.name);
    try {
      const spool = await Spool.open(folder, settings.spoolMb * 1_000_000);
      opened.push(new SpooledSink(sink, spool, clock, Math.random));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new StartError(`The folder ${folder}, where events wait for a sink, can't be used: ${why}`, {
        cause: error,
      });
    }
  }
  return opened;
}

function sinksOf(settings: CollectorSettings): readonly Sink[] {
  const { sinks, otlpUrl, natsUrl, clickhouseUrl } = settings;
  return sinks.flatMap((name): readonly Sink[] => {
    switch (name) {
      case 'duckdb':
        return [];
      case 'parquet':
        return [new ParquetSink(settings.parquetDir, settings.parquetSec)];
      case 'otlp':
        return otlpUrl === undefined ? [] : [new OtlpSink(otlpUrl)];
      case 'nats':
        return natsUrl === undefined ? [] : [new NatsSink(natsUrl, settings.natsStream)];
      case 'clickhouse':
        return clickhouseUrl === undefined ? [] : [new ClickHouseSink(clickhouseUrl)];
    }
  });
}
