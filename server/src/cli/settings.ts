/** How a setting is written, and what it may be. */
export type SettingKind =
  | { readonly is: 'text'; readonly standsFor: string }
  | { readonly is: 'yes' }
  | { readonly is: 'whole'; readonly from: number; readonly to: number }
  | { readonly is: 'list'; readonly standsFor: string };

export interface Setting {
  readonly kind: SettingKind;
  /** As it would be given; absent: not set. */
  readonly default?: string;
  readonly what: string;
}

const text = (standsFor: string, what: string, preset?: string): Setting => ({
  kind: { is: 'text', standsFor },
  what,
  ...(preset === undefined ? {} : { default: preset }),
});
const list = (standsFor: string, what: string, preset?: string): Setting => ({
  ...text(standsFor, what, preset),
  kind: { is: 'list', standsFor },
});
const whole = (preset: number, from: number, to: number, what: string): Setting => ({
  kind: { is: 'whole', from, to },
  default: String(preset),
  what,
});
const yes = (what: string): Setting => ({ kind: { is: 'yes' }, what });

/** Every setting of the server. As a flag `--NAME`, in the environment `SV_NAME`, in the file `"NAME"`. */
export const SETTINGS = {
  host: text('H', 'anything beyond this machine needs --token and --party-secret', '127.0.0.1'),
  port: whole(8080, 0, 65_535, '0 is any free one; a taken one moves on to the next free one'),
  'strict-port': yes('a taken port is an error instead'),
  token: text('SECRET', 'what /live, /dashboard, /api and /metrics then ask for (Bearer, or ?token=)'),
  'webhook-hosts': list('HOSTS', "host[:port]: where alerts' webhooks may point to inside this network"),
  'party-secret': text(
    'SECRET',
    'what the tokens of watch parties are signed with (HS256), 32 characters at least; without one, guests on this machine get tokens for the asking',
  ),
  'party-origins': list('ORIGINS', "whose pages may open a watch party, beside this server's own; * for all"),
  'party-limits': text('NAME=N,…', 'what watch parties may take, as rooms=100,commandsPerSec=10'),
  redis: text('URL', 'a Redis 7 by which several servers hold the same watch parties'),
  titles: text('DIR', 'sample titles, served at /media/', '.titles'),
  data: text('DIR', "the collector's database and what waits for sinks", '.data'),
  demo: text('DIR', 'the built demo site, served at /'),
  lab: text('URL', "an sv-lab live or origin: where the demo's live titles and faults are"),
  extra: text('DIR', 'served at /bench/'),
  'request-sec': whole(10, 1, 3_600, 'a request must have come whole within this'),
  'max-connections': whole(10_000, 1, 1_000_000, 'open at the same time; more are refused'),
  'trust-proxy': list('ADDRESSES', 'proxies whose X-Forwarded-For is believed'),
  sinks: list('NAMES', 'where events go: duckdb, parquet, otlp, nats, clickhouse', 'duckdb'),
  origins: list('ORIGINS', 'pages that may send events; not set: all'),
  keys: list('KEYS', 'keys of sites, one of which a sender must bring (?key=)'),
  'address-rate': whole(100, 0, 1_000_000, 'requests a second from one address; 0: no limit'),
  'key-rate': whole(0, 0, 1_000_000, 'requests a second with one key; 0: no limit'),
  'country-header': text('NAME', "a header in which your proxy says the viewer's country"),
  'cmcd-requests': yes('keep CMCD that comes with requests for media'),
  'raw-days': whole(30, 1, 36_500, 'how long views and events are kept'),
  'roll-up-days': whole(365, 1, 36_500, 'how long figures by the minute are kept'),
  'memory-mb': whole(512, 64, 1_048_576, 'what the database may hold in memory'),
  'spool-mb': whole(1_024, 1, 1_048_576, 'what may wait on disk for each sink'),
  'parquet-dir': text('DIR', 'where Parquet files go; not set: parquet in the data folder'),
  'parquet-sec': whole(300, 1, 86_400, 'how often a Parquet file is closed'),
  'otlp-url': text('URL', 'OTLP over HTTP, as http://127.0.0.1:4318'),
  'nats-url': text('URL', 'a NATS server with JetStream, as nats://127.0.0.1:4222'),
  'nats-stream': text('NAME', 'its stream', 'sv-rum'),
  'nats-read': yes('write into this database what others put into the stream'),
  'clickhouse-url': text('URL', "ClickHouse's HTTP port, as http://127.0.0.1:8123/?database=rum"),
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;
export const settingNames = Object.keys(SETTINGS) as SettingName[];

/** `strict-port` is `SV_STRICT_PORT` in the environment. */
export function variableOf(name: string): string {
  return `SV_${name.toUpperCase().replaceAll('-', '_')}`;
}

/** What a setting's value looks like, in `--help` and the README. */
export function formOf({ kind }: Setting): string {
  switch (kind.is) {
    case 'yes':
      return '';
    case 'whole':
      return 'N';
    default:
      return kind.standsFor;
  }
}
