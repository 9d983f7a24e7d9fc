import { DuckDBInstance } from '@duckdb/node-api';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ParquetSink } from '../../../../server/src/collector/sinks/parquet-sink.js';
import type { SinkStage, StoredEvent } from '../../../contract/sink-contract.js';

/** A folder of Parquet files; down while a file stands in its place. */
export async function parquetStage(folder: string): Promise<SinkStage> {
  await mkdir(dirname(folder), { recursive: true });
  const sinks: ParquetSink[] = [];
  return {
    deletes: true,
    make() {
      const sink = new ParquetSink(folder, 1);
      sinks.push(sink);
      return sink;
    },
    async stored() {
      const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.parquet'));
      if (files.length === 0) return [];
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      const reader = await connection.runAndReadAll(
        `SELECT key, any_value(payload) AS payload FROM read_parquet('${join(folder, '**/*.parquet')}', hive_partitioning = true)
         WHERE date IS NOT NULL AND hour IS NOT NULL GROUP BY key`,
      );
      connection.closeSync();
      return reader.getRowObjectsJS() as unknown as StoredEvent[];
    },
    async goDown() {
      await mkdir(folder, { recursive: true });
      await rename(folder, `${folder}-away`);
      await writeFile(folder, '');
    },
    async comeBack() {
      await rm(folder);
      await rename(`${folder}-away`, folder);
    },
    async dispose() {
      await Promise.all(sinks.map(async (sink) => sink.close()));
    },
  };
}
