import type { SqlValues } from './sql-values.js';

/** Small parties one by one, larger ones together. */
const PARTY_SIZE = `CASE WHEN NOT party THEN 'none' WHEN party_size < 5 THEN CAST(CAST(party_size AS INTEGER) AS VARCHAR)
  WHEN party_size < 10 THEN '5–9' WHEN party_size < 50 THEN '10–49' WHEN party_size >= 50 THEN '50 or more' END`;

/** What views can be told apart by, and how a view's row gives it. Nothing else reaches the SQL as text. */
const COLUMNS = {
  title: 'title',
  abr: 'abr',
  cdn: 'cdn',
  browser: 'browser',
  os: 'os',
  device: 'device_class',
  connection: 'connection',
  country: 'country',
  release: 'release',
  engine: 'engine',
  source: 'source_type',
  sdk: 'sdk',
  error: 'error_code',
  party: "CASE WHEN party THEN 'yes' ELSE 'no' END",
  'party-size': PARTY_SIZE,
  'party-role': "CASE WHEN party THEN party_role ELSE 'none' END",
} as const;

const BUILT_IN = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
const CUSTOM = /^custom\.([a-z0-9_-]{1,32})$/;

/** Built-in dimensions by their names, a page's own as `custom.NAME`. */
export function isDimension(name: string): boolean {
  return BUILT_IN.some((known) => known === name) || CUSTOM.test(name);
}

export function builtInDimensions(): readonly string[] {
  return BUILT_IN;
}

/**
 * The dimension's value of a row, as SQL.
 *
 * @throws Error for what {@link isDimension} refuses.
 */
export function dimensionSql(name: string, values: SqlValues): string {
  const known = BUILT_IN.find((each) => each === name);
  if (known !== undefined) return COLUMNS[known];
  const custom = CUSTOM.exec(name)?.[1];
  if (custom === undefined) throw new Error(`There is no dimension ${name}.`);
  return `json_extract_string(dimensions, ${values.place(`$."${custom}"`)})`;
}
