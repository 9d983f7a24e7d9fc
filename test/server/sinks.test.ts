import { describe } from 'vitest';
import { sinkContract } from '../contract/sink-contract.js';
import { hasProgram } from './support/services.js';
import { clickHouseStage } from './support/stages/clickhouse-stage.js';
import { duckDbStage } from './support/stages/duckdb-stage.js';
import { natsStage } from './support/stages/nats-stage.js';
import { otlpStage } from './support/stages/otlp-stage.js';
import { parquetStage } from './support/stages/parquet-stage.js';

sinkContract('duckdb', duckDbStage);
sinkContract('parquet', parquetStage);
sinkContract('otlp', otlpStage);
describe.skipIf(!hasProgram('nats-server'))('with a NATS server', () => sinkContract('nats', natsStage));
describe.skipIf(!hasProgram('clickhouse-server'))('with ClickHouse', () =>
  sinkContract('clickhouse', clickHouseStage),
);
