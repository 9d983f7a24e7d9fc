/** Bounds of the startup histogram, in ms; a count of views up to each stands in `startup_le_BOUND`. */
const STARTUP_BOUNDS_MS = [100, 250, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000, 8_000, 15_000, 30_000];

const MINUTE_MS = 60_000;
/** A view that said no last word is over after this long. */
const SILENT_MS = 60 * MINUTE_MS;

/** What views of a minute are told apart by. */
const DIMENSIONS = [
  'title',
  'abr',
  'engine',
  'cdn',
  'browser',
  'device_class',
  'country',
  'release',
] as const;

/** Sums over views; each can be added up over minutes and dimensions before anything is divided. */
const SUMS: Readonly<Record<string, string>> = {
  views: 'count(*)',
  plays: 'count(*) FILTER (WHERE intended OR startup_ms IS NOT NULL)',
  failures: 'count(*) FILTER (WHERE failed)',
  exits_before_start:
    'count(*) FILTER (WHERE intended AND startup_ms IS NULL AND NOT failed AND end_reason IS NOT NULL)',
  played_ms: 'sum(played_ms)',
  stall_ms: 'sum(stall_ms)',
  stall_count: 'sum(stall_count)',
  seek_ms: 'sum(seek_ms)',
  seek_count: 'sum(seek_count)',
  switch_count: 'sum(switch_count)',
  bitrate_kbps_ms: 'sum(bitrate_kbps_ms)',
  rated_ms: 'sum(rated_ms)',
  dropped_frames: 'sum(dropped_frames)',
  total_frames: 'sum(total_frames)',
  experience_sum: 'coalesce(sum(experience_score), 0)',
  experience_count: 'count(experience_score)',
  startup_ms_sum: 'coalesce(sum(startup_ms) FILTER (WHERE NOT startup_flagged), 0)',
  startup_count: 'count(startup_ms) FILTER (WHERE NOT startup_flagged)',
  ...Object.fromEntries(
    STARTUP_BOUNDS_MS.map((bound) => [
      `startup_le_${bound}`,
      `count(*) FILTER (WHERE NOT startup_flagged AND startup_ms <= ${bound})`,
    ]),
  ),
};

const columns = [
  'minute_ms DOUBLE',
  ...DIMENSIONS.map((name) => `${name} VARCHAR`),
  ...Object.keys(SUMS).map((name) => `${name} DOUBLE`),
].join(', ');

/** Run at each opening: what is kept by the minute in which views were first heard of, by the server's clock. */
export const ROLL_UP_SCHEMA = [`CREATE TABLE IF NOT EXISTS roll_ups (${columns})`];

const minuteOf = `floor(first_seen_ms / ${MINUTE_MS}) * ${MINUTE_MS}`;
/** $1: now. A late event makes a view one to be taken anew. */
const isOver = `(end_reason IS NOT NULL OR last_seen_ms < $1 - ${SILENT_MS})`;

/**
 * The oldest minutes whose figures are out of date: some view of theirs is over and wasn't taken, or not with
 * all of its events. $1: now; $2: how many.
 */
export const MINUTES_TO_ROLL_UP = `SELECT DISTINCT ${minuteOf} AS minute FROM views
  WHERE ${isOver} AND (finalised_ms IS NULL OR finalised_ms < last_seen_ms) ORDER BY minute LIMIT $2`;

/** Makes the figures of these minutes anew; run in one transaction. $1: now; $2: a JSON list of the minutes. */
export const ROLL_UP = [
  `DELETE FROM roll_ups WHERE minute_ms IN (SELECT unnest(from_json($2, '["DOUBLE"]'))) AND $1 IS NOT NULL`,
  `INSERT INTO roll_ups SELECT ${minuteOf} AS minute_ms, ${DIMENSIONS.join(', ')},
     ${Object.values(SUMS).join(', ')}
   FROM views WHERE ${isOver} AND NOT synthetic AND NOT unsampled
     AND ${minuteOf} IN (SELECT unnest(from_json($2, '["DOUBLE"]')))
   GROUP BY ALL`,
  `UPDATE views SET finalised_ms = $1
   WHERE ${isOver} AND ${minuteOf} IN (SELECT unnest(from_json($2, '["DOUBLE"]')))`,
];
