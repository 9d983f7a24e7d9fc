import { decodeCmcd } from '@svta/cml-cmcd';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCmcdEventSink } from '../../../src/qoe/cmcd/event-sink.js';
import { createRequestMarks } from '../../../src/qoe/cmcd/request-marks.js';
import { createOtlpSink } from '../../../src/qoe/otlp/otlp-sink.js';
import { summarise } from '../../../src/qoe/model/view-summary.js';
import type { BeaconEvent } from '../../../src/wire/beacon.js';
import { end, heartbeat } from './support/beacon-events.js';
import { HandClock } from './support/hand-clock.js';
import { TestView } from './support/view.js';

interface Got {
  readonly type: string | undefined;
  readonly body: string;
}

const IDS = { viewId: 'view', sessionId: 'session' };
const stall: BeaconEvent = {
  seq: 1,
  t: 9_000,
  type: 'stall',
  durationMs: 800,
  positionSec: 7,
  cause: 'network',
};

describe('a sink for another system', () => {
  const server = createServer();
  const got: Got[] = [];
  let statuses: number[] = [];
  let url = '';
  let clock: HandClock;

  beforeEach(async () => {
    got.length = 0;
    statuses = [];
    clock = new HandClock();
    server.removeAllListeners('request');
    server.on('request', async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      got.push({ type: request.headers['content-type'], body });
      response.writeHead(statuses.shift() ?? 200).end('{}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const heard = async (count: number) => vi.waitUntil(() => got.length >= count, { interval: 5 });
  const options = () => ({ url, clock, random: () => 0.5 });

  it('gives an OpenTelemetry collector its records, and again after a 503', async () => {
    statuses = [503];
    const sink = createOtlpSink({ ...options(), serviceName: 'films' });
    sink.open(IDS);
    for (const event of [stall, end(2)]) sink.event(event);
    const comesAgain = (): boolean => {
      clock.advance(100);
      return got.length >= 2;
    };
    await vi.waitUntil(comesAgain, { interval: 5 });
    expect(got[1]).toEqual(got[0]);
    expect(got[0]?.type).toBe('application/json');
    const { resourceLogs } = JSON.parse(got[0]?.body ?? '') as { resourceLogs: object[] };
    expect(resourceLogs).toMatchObject([
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'films' } }] },
        scopeLogs: [
          { scope: { name: 'sv-player' }, logRecords: [{ eventName: 'sv.stall' }, { eventName: 'sv.end' }] },
        ],
      },
    ]);
    expect(got[0]?.body).toContain('{"key":"sv.durationMs","value":{"intValue":"800"}}');
    expect(got[0]?.body).toContain('{"key":"session.id","value":{"stringValue":"session"}}');
  });

  it('gives a receiver of CMCD events a line for each change, at the time it came about', async () => {
    const sink = createCmcdEventSink(options());
    sink.open(IDS);
    for (const event of [
      { seq: 0, t: 400, type: 'startup', startupMs: 400, flagged: false } as const,
      stall,
      heartbeat(2),
      end(3),
    ]) {
      sink.event(event);
    }
    clock.advance(0);
    await heard(1);
    expect(got[0]?.type).toBe('application/cmcd');
    const lines = (got[0]?.body ?? '')
      .trim()
      .split('\n')
      .map((line) => decodeCmcd(line) as Readonly<Record<string, unknown>>);
    expect(lines.map(({ e, sta }) => [e, sta].join(' ').trim())).toEqual([
      'ps p',
      'ps r',
      'ps p',
      'ps d',
      't d',
      'ps q',
    ]);
    expect(lines.map(({ sn }) => sn)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(Number(lines[2]?.['ts']) - Number(lines[1]?.['ts'])).toBe(800);
    expect(lines.every(({ sid, v }) => sid === 'session' && v === 2)).toBe(true);
  });

  it('leaves alone who says that it is gone, and tells the page once', async () => {
    statuses = [410];
    const errors: unknown[] = [];
    const sink = createCmcdEventSink({ ...options(), onError: (error) => errors.push(error) });
    sink.open(IDS);
    sink.event(end(0));
    clock.advance(0);
    await vi.waitUntil(() => errors.length > 0, { interval: 5 });
    sink.event(end(1));
    clock.advance(60_000);
    expect(got).toHaveLength(1);
    expect(errors).toMatchObject([{ code: 'BEACON_REJECTED' }]);
  });

  it('sends nothing without consent', async () => {
    const sink = createOtlpSink({ ...options(), consent: 'none' });
    sink.open(IDS);
    sink.event(end(0));
    sink.dispose();
    expect(clock.timers).toBe(0);
  });
});

describe('the marks on requests', () => {
  const view = new TestView().startUp();
  view.tell({ kind: 'downloaded', bytes: 1, throughputKbps: 4_321 }).look({ bufferLevelSec: 8.24 });
  const scene = {
    summary: () => summarise('view', view.counters, view.gauges),
    ladder: () => [
      { id: 'a', bitrateKbps: 500 },
      { id: 'b', bitrateKbps: 3_000 },
    ],
    isLive: () => false,
    playbackRate: () => 1,
    streamingFormat: () => 'hls' as const,
    mode: () => 'query',
    consent: () => 'anonymous',
  };
  const segment = {
    url: 'https://a.example/1.m4s?t=1#x',
    kind: 'video',
    durationSec: 4,
    bitrateKbps: 500,
  } as const;

  it('say in the query what is asked for and how playback stands', () => {
    const { url, headers } = createRequestMarks(scene)(segment);
    expect(headers).toEqual({});
    expect(url).toMatch(/^https:\/\/a\.example\/1\.m4s\?t=1&CMCD=/);
    expect(decodeURIComponent(url.split('CMCD=')[1] ?? '')).toBe(
      'bl=8200,br=500,d=4000,dl=8200,mtp=4300,ot=v,sf=h,sid="view",st=v,tb=3000',
    );
  });

  it('say it in headers, where the page wants that', () => {
    const { url, headers } = createRequestMarks({ ...scene, mode: () => 'headers' })(segment);
    expect(url).toBe(segment.url);
    expect(headers).toMatchObject({ 'CMCD-Object': 'br=500,d=4000,ot=v,tb=3000' });
  });

  it('tell once of a stall, with the next media', () => {
    const marked = createRequestMarks(scene);
    view.run(1_000).stuck(2_000).run(1_000);
    expect(marked({ url: 'https://a.example/m', kind: 'manifest' }).url).not.toMatch(/bs/);
    expect(marked(segment).url).toMatch(/bs/);
    expect(marked(segment).url).not.toMatch(/bs/);
  });

  it('are none without consent', () => {
    expect(createRequestMarks({ ...scene, consent: () => 'none' })(segment)).toEqual({
      url: segment.url,
      headers: {},
    });
  });
});
