import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseOptions } from '../../../server/src/cli/parse-options.js';
import { SETTINGS, settingNames, type Setting } from '../../../server/src/cli/settings.js';
import { usage } from '../../../server/src/cli/usage.js';
import type { ServerOptions } from '../../../server/src/server-options.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sv-settings-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

async function file(content: string): Promise<string> {
  const path = join(folder, 'server.json');
  await writeFile(path, content);
  return path;
}

function optionsOf(args: readonly string[], environment: Record<string, string> = {}): ServerOptions {
  const request = parseOptions(args, environment);
  if (request.kind !== 'serve') throw new Error('It asked for help.');
  return request.options;
}

describe("the server's settings", () => {
  it('come from flags before the environment before a file before the defaults', async () => {
    const config = await file(
      JSON.stringify({
        port: 1,
        'raw-days': 2,
        'key-rate': 3,
        origins: ['https://a.example'],
        'nats-read': false,
      }),
    );
    const options = optionsOf(['--port', '10', '--config', config], { SV_PORT: '20', SV_RAW_DAYS: '21' });
    expect(options.port).toBe(10);
    expect(options.collector).toMatchObject({
      rawDays: 21,
      keyRate: 3,
      origins: ['https://a.example'],
      rollUpDays: 365,
      sinks: ['duckdb'],
      natsRead: false,
    });
  });

  it('may all be in the environment, the file as well', async () => {
    const config = await file('{"memory-mb": 128}');
    const options = optionsOf([], {
      SV_CONFIG: config,
      SV_SINKS: 'duckdb, clickhouse',
      SV_CLICKHOUSE_URL: 'http://u:p@127.0.0.1:8123/?database=rum',
      SV_CMCD_REQUESTS: 'yes',
    });
    expect(options.collector).toMatchObject({
      memoryMb: 128,
      sinks: ['duckdb', 'clickhouse'],
      cmcdRequests: true,
    });
  });

  it.each([
    ['a setting there is none of', '{"prot": 1}', /"prot".*no setting/],
    ['half a file', '{"port": ', /not JSON/],
    ['a list', '[1]', /one JSON object/],
    ['an object in it', '{"keys": {"a": 1}}', /"keys" must be/],
    ['a number out of bounds', '{"raw-days": 0}', /--raw-days was "0".*from 1/],
    ['neither yes nor no', '{"cmcd-requests": "perhaps"}', /--cmcd-requests was "perhaps"/],
    ['a sink that is none', '{"sinks": "duckdb,kafka"}', /"kafka"; there are duckdb/],
    ['no sink', '{"sinks": " , "}', /--sinks names none/],
    ['a sink without its address', '{"sinks": ["otlp"]}', /--otlp-url/],
    ['an origin with a path', '{"origins": ["https://a.example/x"]}', /https:\/\/a.example\/x/],
    ['a key with spaces', '{"keys": ["a b"]}', /--keys/],
    [
      'a writer that also sends',
      '{"sinks":["nats"],"nats-url":"nats://h:1","nats-read":true}',
      /--nats-read/,
    ],
  ])('refuse %s in one sentence', async (_name, content, words) => {
    const config = await file(content);
    expect(() => optionsOf(['--config', config])).toThrow(words);
  });

  it('never repeat a wrong key or token', async () => {
    const config = await file('{"keys": ["sec ret"]}');
    expect(() => optionsOf(['--config', config])).not.toThrow(/sec ret/);
  });

  it('are all in --help and, with their defaults, in the README', async () => {
    const readme = await readFile('server/README.md', 'utf8');
    for (const name of settingNames) {
      const { default: preset }: Setting = SETTINGS[name];
      expect(usage).toContain(`--${name} `);
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\``));
      expect(row, name).toBeDefined();
      if (preset !== undefined) expect(row, name).toContain(`\`${preset}\``);
    }
  });
});
