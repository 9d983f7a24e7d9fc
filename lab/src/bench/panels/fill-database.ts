import { DuckDBInstance } from '@duckdb/node-api';

const DAY_MS = 86_400_000;
/** Views are put in by so many: a commit of all at once wouldn't fit into a small machine. */
const VIEWS_AT_ONCE = 5_000;
const BATCH_EVENTS = 10;

/** Fills the tables that a server made: views of two days, and equally many events for each. */
export async function fillDatabase(
  path: string,
  { views, events }: { readonly views: number; readonly events: number },
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  // Rows packed as the server packs them.
  await connection.run(`ATTACH '${path}' AS rum (ROW_GROUP_SIZE 16384)`);
  await connection.run('USE rum');
  const eventsEach = Math.max(1, Math.round(events / views));
  const nowMs = Date.now();
  for (let from = 0; from < views; from += VIEWS_AT_ONCE) {
    const to = Math.min(views, from + VIEWS_AT_ONCE);
    await connection.run(viewsSql(from, to, views, nowMs));
    await connection.run(batchesSql(from, to, eventsEach));
  }
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
}

function viewsSql(from: number, to: number, all: number, nowMs: number): string {
  return `INSERT INTO views BY NAME
    SELECT * EXCLUDE (kbps), played_ms AS rated_ms, played_ms * kbps AS bitrate_kbps_ms,
      started_at_ms AS first_seen_ms, started_at_ms + 600000 AS last_seen_ms
    FROM (SELECT 'full-' || i AS view_id, 'session-' || (i // 2) AS session_id, 'sv-player/0.1.0' AS sdk, 0 AS start_seq,
      ${nowMs} - 2 * ${DAY_MS} * (1 - i / ${all}) AS started_at_ms, 0 AS skew_ms,
      'Title ' || (i % 50) AS title, 'cdn-' || (i % 3) || '.example' AS cdn,
      ['hybrid', 'bola', 'bba', 'throughput'][1 + i % 4] AS abr, 'hls' AS engine, 'hls' AS source_type,
      'Chrome ' || (140 + i % 12) AS browser, ['Android 16', 'iOS 26', 'Windows 11'][1 + i % 3] AS os,
      ['phone', 'desktop', 'tv'][1 + i % 3] AS device_class, '4g' AS connection,
      ['NL', 'DE', 'FR', 'JP', 'BR'][1 + i % 5] AS country, '5.' || (i % 7) AS release, i % 20 = 0 AS party,
      CASE WHEN i % 2 = 0 THEN '{"plan":"free"}' ELSE '{"plan":"family"}' END AS dimensions,
      true AS intended, false AS startup_flagged, i % 97 = 0 AS failed, false AS synthetic, false AS unsampled,
      CASE WHEN i % 61 > 0 THEN 200 + 3000 * random() * random() END AS startup_ms,
      CASE WHEN i % 97 = 0 THEN 'SEGMENT_UNAVAILABLE' END AS error_code, 'quit' AS end_reason,
      600000 * random() AS played_ms, 4000 * greatest(0, random() - 0.6) AS stall_ms, floor(3 * random()) AS stall_count,
      400 + 5000 * random() AS kbps,
      60 + 40 * random() AS experience_score
    FROM range(${from}, ${to}) t(i))`;
}

function batchesSql(from: number, to: number, each: number): string {
  const event = `'{"seq":' || seq || ',"t":' || seq * 10000 || ',"type":"heartbeat"}'`;
  return `INSERT INTO batches BY NAME
    SELECT 'full-' || i AS view_id, 'session-' || (i // 2) AS session_id, 'sv-player/0.1.0' AS sdk,
      0 AS received_at_ms, len(seqs) AS event_count,
      '[' || array_to_string(list_transform(seqs, seq -> ${event}), ',') || ']' AS events
    FROM (SELECT i, range(first, least(first + ${BATCH_EVENTS}, ${each})) AS seqs
      FROM range(${from}, ${to}) v(i), range(0, ${each}, ${BATCH_EVENTS}) b(first))`;
}
