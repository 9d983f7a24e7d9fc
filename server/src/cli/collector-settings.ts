import { resolve } from 'node:path';
import { SINK_NAMES, type CollectorSettings, type SinkName } from '../collector/settings.js';
import { StartError } from '../start-error.js';
import type { SettingValues } from './setting-values.js';

const KEY = /^[\w.~-]{1,64}$/;

/**
 * What the settings say of the collector.
 *
 * @param parquetDir where Parquet files go unless a setting says
 * @throws StartError where they don't fit together.
 */
export function collectorSettings(values: SettingValues, parquetDir: string): CollectorSettings {
  const countryHeader = values.text('country-header')?.toLowerCase();
  const otlpUrl = values.url('otlp-url', 'http://127.0.0.1:4318');
  const natsUrl = values.url('nats-url', 'nats://127.0.0.1:4222', ['nats:', 'tls:']);
  const clickhouseUrl = values.url('clickhouse-url', 'http://127.0.0.1:8123/?database=rum');
  const sinks = readSinks(values);
  const natsRead = values.yes('nats-read');

  expectUrl(sinks, 'otlp', otlpUrl);
  expectUrl(sinks, 'nats', natsUrl);
  expectUrl(sinks, 'clickhouse', clickhouseUrl);
  if (natsRead && (natsUrl === undefined || !sinks.includes('duckdb') || sinks.includes('nats'))) {
    throw new StartError(
      '--nats-read takes events from --nats-url into the database: --sinks must have duckdb and not nats.',
    );
  }
  return {
    sinks,
    origins: values.list('origins').map(readOrigin),
    keys: values.list('keys').map(readKey),
    addressRate: values.whole('address-rate'),
    keyRate: values.whole('key-rate'),
    ...(countryHeader === undefined ? {} : { countryHeader }),
    cmcdRequests: values.yes('cmcd-requests'),
    rawDays: values.whole('raw-days'),
    rollUpDays: values.whole('roll-up-days'),
    memoryMb: values.whole('memory-mb'),
    spoolMb: values.whole('spool-mb'),
    parquetDir: resolve(values.text('parquet-dir') ?? parquetDir),
    parquetSec: values.whole('parquet-sec'),
    ...(otlpUrl === undefined ? {} : { otlpUrl }),
    ...(natsUrl === undefined ? {} : { natsUrl }),
    natsStream: readStream(values.required('nats-stream')),
    natsRead,
    ...(clickhouseUrl === undefined ? {} : { clickhouseUrl }),
  };
}

function readSinks(values: SettingValues): readonly SinkName[] {
  const names = [...new Set(values.list('sinks'))].map((name) => {
    const known = SINK_NAMES.find((each) => each === name);
    if (known !== undefined) return known;
    throw new StartError(`--sinks has "${name}"; there are ${SINK_NAMES.join(', ')}.`);
  });
  if (names.length === 0) throw new StartError(`--sinks names none; there are ${SINK_NAMES.join(', ')}.`);
  return names;
}

function expectUrl(sinks: readonly SinkName[], sink: SinkName, url: string | undefined): void {
  if (sinks.includes(sink) && url === undefined) {
    throw new StartError(`--sinks has ${sink}: say with --${sink}-url where it is.`);
  }
}

function readOrigin(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new StartError(`--origins has "${text}"; each must be like https://www.example.org, without a path.`);
}

function readKey(text: string): string {
  if (KEY.test(text)) return text;
  throw new StartError('--keys: a key is 1 to 64 letters, digits and any of . _ ~ - (one of yours is not).');
}

function readStream(text: string): string {
  if (/^[\w-]{1,64}$/.test(text)) return text;
  throw new StartError(`--nats-stream was "${text}"; it must be 1 to 64 letters, digits, _ or -.`);
}
