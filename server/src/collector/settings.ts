/** Where what was collected goes; `duckdb` is the one that live views and the dashboard read. */
export const SINK_NAMES = ['duckdb', 'parquet', 'otlp', 'nats', 'clickhouse'] as const;
export type SinkName = (typeof SINK_NAMES)[number];

/** What an operator decides about the collector; every one of them is a setting of the server. */
export interface CollectorSettings {
  /** At least one. */
  readonly sinks: readonly SinkName[];
  /** Origins of pages that may send; empty: all. */
  readonly origins: readonly string[];
  /** Keys of sites that may send; empty: none is asked for. */
  readonly keys: readonly string[];
  /** Requests a second from one address, and with one key; 0: no limit. */
  readonly addressRate: number;
  readonly keyRate: number;
  /** A header in which the operator's own proxy says the viewer's country. */
  readonly countryHeader?: string;
  /** CMCD in the queries of requests for media is kept as well. */
  readonly cmcdRequests: boolean;
  /** How long views and events are kept, and roll-ups by the minute. */
  readonly rawDays: number;
  readonly rollUpDays: number;
  /** What the database may hold in memory. */
  readonly memoryMb: number;
  /** What may wait on disk for one sink. */
  readonly spoolMb: number;
  readonly parquetDir: string;
  /** How often a Parquet file is closed, at the latest. */
  readonly parquetSec: number;
  readonly otlpUrl?: string;
  readonly natsUrl?: string;
  /** Name of the JetStream stream; its subject is the same. */
  readonly natsStream: string;
  /** This server is the one that writes what others put into the stream. */
  readonly natsRead: boolean;
  readonly clickhouseUrl?: string;
}
