import { join } from 'node:path';
import { beforeEach, afterEach, describe, expect, it } from 'vitest';
import { LabInputError } from '../../../../../lab/src/sim/input-error.js';
import { Link } from '../../../../../lab/src/sim/network/link.js';
import { readTraces } from '../../../../../lab/src/sim/network/trace-files.js';
import { point, trace, traceFolder } from './trace-folder.js';

const written = traceFolder();
const { file, read, faultOf } = written;
beforeEach(written.make);
afterEach(written.remove);

describe('our JSON', () => {
  it.each([
    ['a list', JSON.stringify([trace, { ...trace, id: 'tram' }]), ['bus', 'tram']],
    ['one trace', JSON.stringify(trace, null, 2), ['bus']],
    ['one trace on one line', JSON.stringify(trace), ['bus']],
    [
      'a trace a line',
      `${JSON.stringify(trace)}\n\n${JSON.stringify({ ...trace, id: 'tram' })}\r\n`,
      ['bus', 'tram'],
    ],
    ['a byte order mark before it', `\uFEFF${JSON.stringify([trace])}`, ['bus']],
  ])('may be %s', async (_, content, ids) => {
    const traces = await read('a.json', content);
    expect(traces.map(({ id }) => id)).toEqual(ids);
    expect(traces[0]).toEqual(trace);
  });

  it('may be lines longer than what is looked at first', async () => {
    const long = { ...trace, points: Array.from({ length: 4000 }, () => point) };
    const traces = await read('a.ndjson', `${JSON.stringify(long)}\n${JSON.stringify(trace)}\n`);
    expect(traces.map(({ points }) => points.length)).toEqual([4000, 1]);
  });

  it('takes what it lacks from the file and the options', async () => {
    const path = await file('night.json', '[{"points":[{"durationMs":10,"kbps":50}]}]');
    expect(await readTraces([path], { latencyMs: 70 })).toEqual([
      { id: 'night-1', dataset: 'night', points: [{ durationMs: 10, kbps: 50, latencyMs: 70 }] },
    ]);
  });

  it('holds outages', async () => {
    const points = [point, { ...point, kbps: 0 }];
    expect((await read('a.json', JSON.stringify({ ...trace, points })))[0]?.points).toEqual(points);
  });

  const withPoint = (more: string) =>
    `[${JSON.stringify(trace)}, {"id":"tram","points":[{"durationMs":1,"kbps":1},{"durationMs":1000,"kbps":800${more}}]}]`;

  it.each([
    ['cut short', JSON.stringify([trace]).slice(0, -5), /^FILE: it begins like JSON but isn't/],
    ['broken in a line', `${JSON.stringify(trace)}\n{"id":`, /^FILE, line 2: it begins like JSON but isn't/],
    ['an empty list', '[]', /there is no trace/],
    ['a list of numbers', '[1, 2]', /^FILE, trace 1 \("a-1"\): it is 1, not a trace\. A trace is/],
    ['a trace without points', '{"id":"x"}', /trace 1 \("x"\): "points" is missing/],
    ['a trace of no points', '{"id":"x","points":[]}', /trace 1 \("x"\): it has no stretch of time/],
    ['a point that is no object', '{"id":"x","points":[5]}', /point 1: the duration is missing/],
    [
      'a negative throughput',
      withPoint(',"kbps":-3'),
      /trace 2 \("tram"\), point 2: the throughput is -3 kbps/,
    ],
    ['an infinite throughput', withPoint(',"kbps":1e999'), /point 2: the throughput is Infinity kbps/],
    ['a throughput that is text', withPoint(',"kbps":"fast"'), /point 2: the throughput is "fast"/],
    ['a throughput of null', withPoint(',"kbps":null'), /point 2: the throughput is null/],
    ['a point of no time', withPoint(',"durationMs":0'), /point 2: the duration is 0 ms/],
    [
      'a throughput in bits',
      withPoint(',"kbps":54000000'),
      /point 2: .*more than 10 Gbps\. If these are bits/,
    ],
    ['a time since 1970', withPoint(',"durationMs":1700000000000'), /point 2: .*longer than a day/],
    ['a latency in µs', withPoint(',"latencyMs":90000'), /point 2: the latency is 90000 ms.*microseconds/],
    ['a negative latency', withPoint(',"latencyMs":-1'), /point 2: the latency is -1 ms/],
    [
      'a link that never carries',
      '{"id":"x","points":[{"durationMs":9,"kbps":0}]}',
      /nothing is ever carried/,
    ],
    ['not JSON', 'hello', /^FILE, line 1: it isn't JSON/],
    ['empty', ' \n', /^FILE: it is empty/],
    ['packed', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), /it is no text/],
  ])('is refused when it is %s', async (_, content, message) => {
    expect(await faultOf('a.json', content)).toMatch(message);
  });
});

describe('a Mahimahi trace', () => {
  it('gives each half second the packets that may cross in it', async () => {
    // 12 kbit each: 2 in the first half second (500 ms is its end), 1 in the second, 1 in the last 200 ms.
    const [only] = await read('att.up', '100\n500\n501\n1200\n');
    expect(only).toEqual({
      id: 'att',
      dataset: 'att',
      points: [
        { durationMs: 500, kbps: 48, latencyMs: 40 },
        { durationMs: 500, kbps: 24, latencyMs: 40 },
        { durationMs: 200, kbps: 60, latencyMs: 40 },
      ],
    });
  });

  it('repeats after its last time: a packet a millisecond is 12 Mbps', async () => {
    const [only] = await read('12mbps', '1\n');
    expect(only?.points).toEqual([{ durationMs: 1, kbps: 12_000, latencyMs: 40 }]);
  });

  it('has outages where no packet may cross', async () => {
    const [only] = await read('gap.log', '400\n400\n2100\n');
    expect(only?.points.map(({ kbps }) => kbps)).toEqual([48, 0, 0, 0, 120]);
  });

  it('carries all of a large file', async () => {
    const packets = 300_000;
    const [only] = await read(
      'fast.trace',
      Array.from({ length: packets }, (_, n) => 1 + (n >> 3)).join('\n'),
    );
    const link = new Link(only ?? { id: '', dataset: '', points: [] });
    expect(link.bitsUntil(packets / 8)).toBeCloseTo(packets * 12_000, -1);
  });

  it.each([
    ['goes back', '5\n9\n7\n', /^FILE, line 3: the time goes back from 9 to 7 ms/],
    ['has a fraction', '5\n9.5\n', /^FILE, line 2: "9.5" is no time in whole ms/],
    ['has a word', '5\nend\n', /^FILE, line 2: "end" is no time/],
    ['counts from 1970', '1700000000000\n', /more than a week after the start/],
    ['lasts no time', '0\n0\n', /it ends at 0 ms/],
  ])('is refused when it %s', async (_, content, message) => {
    expect(await faultOf('a.log', content)).toMatch(message);
  });
});

describe('a table', () => {
  const expected = [
    { durationMs: 2000, kbps: 1500, latencyMs: 40 },
    { durationMs: 3000, kbps: 0, latencyMs: 40 },
    { durationMs: 3000, kbps: 900, latencyMs: 40 },
  ];

  it.each([
    ['time_s,throughput_mbps', '0,1.5\n2,0\n5,0.9'],
    ['time_ms;bandwidth_kbps', '1000;1500\n3000;0\n6000;900'],
    ['Timestamp (s)\tThroughput (bps)', '7\t1500000\n9\t0\n12\t900000'],
    ['durationMs,kbps', '2000,1500\n3000,0\n3000,900'],
    ['cell,"duration_s","rate-Mbps",rssi', 'A,2,1.5,-90\nA,3,0,-120\nB,3,0.9,-80'],
    ['duration_sec Mbps', '2 1.5\n3  0\n3 0.9'],
    ['# recorded by hand\n\nduration_seconds,kbps', '2,1500\n\n3,0\n3,900\r\n'],
  ])('is understood by its header: %s', async (header, rows) => {
    const [only] = await read('walk.csv', `${header}\n${rows}\n`);
    expect(only).toEqual({ id: 'walk', dataset: 'walk', points: expected });
  });

  it('may have latencies', async () => {
    const [only] = await read('a.csv', 'duration_s,mbps,rtt_ms,note\n1,2,35,x\n1,3,0,y\n');
    expect(only?.points.map(({ latencyMs }) => latencyMs)).toEqual([35, 0]);
  });

  it('of two plain columns is seconds and Mbps, each row up to its time', async () => {
    const [only] = await read('norway_bus_1', '0.5 9.9\n2.5\t1.5\n5.5 0\n8.5 0.9\n');
    expect(only?.points).toEqual(expected);
  });

  it.each([
    [
      'names no unit of time',
      'time,kbps\n1,2\n',
      /^FILE, line 1: the column "time" doesn't name a unit.*time_ms or _s/,
    ],
    ['names no unit of rate', 'time_s,throughput\n1,2\n', /the column "throughput" doesn't name a unit/],
    ['counts bytes', 'time_s,throughput_MBps\n1,2\n', /counts bytes a second/],
    ['has no rate', 'time_s,rssi\n1,2\n', /none of the columns "time_s", "rssi" is a throughput/],
    ['has no time', 'kbps,rssi\n1,2\n', /is a time or a duration/],
    ['has two rates', 'time_s,kbps,bandwidth_mbps\n1,2,3\n', /both give the throughput/],
    ['has no header and three columns', '1,2,3\n', /^FILE, line 1: there is no header, and 3 columns/],
    ['has an empty cell', 'time_s,kbps\n0,5\n1,\n', /^FILE, line 3: "kbps" is empty/],
    ['has a missing cell', 'time_s,kbps\n0,5\n1\n', /^FILE, line 3: "kbps" is empty/],
    ['has a decimal comma', 'time_s;kbps\n0;5,5\n', /^FILE, line 2: "kbps" is "5,5"/],
    ['has NaN', 'duration_s,kbps\n1,5\n1,NaN\n', /^FILE, line 3: "kbps" is "NaN"/],
    ['has a negative rate', 'duration_s,kbps\n1,5\n1,-5\n', /^FILE, line 3: the throughput is -5 kbps/],
    ['has a row of no time', 'duration_s,kbps\n1,5\n0,5\n', /^FILE, line 3: the duration is 0 ms/],
    ['has a time twice', 'time_s,kbps\n1,5\n1,6\n', /^FILE, line 3: its time is the same as/],
    ['goes back in time', 'time_s,kbps\n2,5\n1,6\n', /^FILE, line 3: its time is earlier than/],
    [
      'has a gap',
      `time_s,kbps\n${[0, 1, 2, 3, 400, 401].map((sec) => `${sec},500`).join('\n')}\n`,
      /^FILE, line 6: nothing was recorded for the 397 s before it, and rows are else 1 s apart\. Cut/,
    ],
    [
      'has a gap between rows that say how long they last',
      `time_s,duration_s,kbps\n${[0, 1, 2, 3, 400, 401].map((sec) => `${sec},1,500`).join('\n')}\n`,
      /^FILE, line 6: nothing was recorded for the 396 s before it/,
    ],
    [
      'has ms that it calls seconds',
      `time_s,kbps\n${Array.from({ length: 100 }, (_, row) => `${row * 1000},500`).join('\n')}\n`,
      /^FILE: it lasts 27\.8 hours.* 1000 s or more\. If these are ms, divide.*duration_ms or time_ms/,
    ],
    [
      'has seconds that it calls ms',
      `time_ms,kbps\n${Array.from({ length: 100 }, (_, row) => `${row},500`).join('\n')}\n`,
      /^FILE: half of its stretches last 1 ms or less\. If these are seconds.*duration_s or time_s/,
    ],
    [
      'has kbps without a header',
      '0 4000\n1 5000\n2 6000\n',
      /^FILE: it carries 5500 Mbps on average.*without a header counts Mbps/,
    ],
    ['has one row', 'time_s,kbps\n2,5\n', /^FILE: one row doesn't say how long it lasts/],
    ['has only a header', 'time_s,kbps\n', /^FILE: it has no stretch of time/],
    ['never carries anything', 'duration_s,kbps\n2,0\n', /^FILE: nothing is ever carried/],
  ])('is refused when it %s', async (_, content, message) => {
    expect(await faultOf('a.csv', content)).toMatch(message);
  });
});

describe('reading folders', () => {
  it('goes through them in order, and takes what looks like traces', async () => {
    await file('b/norway/bus.log', '0 1\n5 2\n');
    await file('b/att.up', '10\n');
    await file('b/README.md', 'not a trace');
    await file('a.json', JSON.stringify(trace));
    const traces = await readTraces([written.path()]);
    expect(traces.map(({ id, dataset }) => `${dataset}/${id}`)).toEqual([
      'town/bus',
      'b/att',
      'norway/bus#2',
    ]);
  });

  it('makes ids unique', async () => {
    const path = await file('a.json', JSON.stringify([trace, trace, { ...trace, id: 'bus#2' }]));
    const ids = (await readTraces([path, path])).map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
    expect(ids.slice(0, 2)).toEqual(['bus', 'bus#2']);
  });

  it('leaves out the traces of another split', async () => {
    const { split: _split, ...apart } = trace;
    const path = await file(
      'a.json',
      JSON.stringify([trace, { ...trace, id: 't', split: 'train' }, { ...apart, id: 'x' }]),
    );
    expect((await readTraces([path], { split: 'train' })).map(({ id }) => id)).toEqual(['t', 'x']);
    await file('a.json', JSON.stringify([trace]));
    await expect(readTraces([path], { split: 'train' })).rejects.toThrow(
      /none of its 1 traces.*"train".*val/s,
    );
  });

  it('says so when nothing is there', async () => {
    await expect(readTraces([written.path()])).rejects.toThrow(/no file in this folder/);
    await expect(readTraces([join(written.path(), 'none')])).rejects.toThrow(
      /there is no such file or folder/,
    );
    await expect(readTraces([])).rejects.toBeInstanceOf(LabInputError);
  });
});
