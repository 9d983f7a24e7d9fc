import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Link } from '../../../../../lab/src/sim/network/link.js';
import { steadyTrace } from '../../../../../lab/src/sim/network/trace.js';
import { optimaOf } from '../../../../../lab/src/sim/optimum/optima-of.js';
import { optimalSession } from '../../../../../lab/src/sim/optimum/optimal-session.js';
import type { OptimumJob } from '../../../../../lab/src/sim/optimum/optimum-job.js';
import { OptimumCache } from '../../../../../lab/src/sim/optimum/optimum-cache.js';
import { optimumKey } from '../../../../../lab/src/sim/optimum/optimum-key.js';
import { qoeModels } from '../../../../../lab/src/sim/score/score.js';
import { constantTitle } from '../../../../../lab/src/sim/title/title.js';

const title = constantTitle([300, 750, 1200], 4, 8);
const jobOf = (kbps: number): OptimumJob => ({ trace: steadyTrace(kbps), title, qoe: 'log' });
const jobs = [900, 500, 900].map(jobOf);

let cacheDir = '';
beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'optima-'));
});
afterEach(() => rm(cacheDir, { recursive: true, force: true }));

const entries = async (): Promise<string[]> =>
  (await readdir(cacheDir, { recursive: true })).filter((name) => name.includes('json'));

// Starting threads takes its time where the machine is busy.
describe('the optima of many jobs', { timeout: 60_000 }, () => {
  it('are what each gives by itself, in order', async () => {
    const optima = await optimaOf(jobs, { cacheDir, workers: 2 });
    const expected = jobs.map(({ trace }) =>
      optimalSession({ title, link: new Link(trace), qoe: qoeModels.log }),
    );
    expect(optima.map(({ qoePerSegment }) => qoePerSegment)).toEqual(
      expected.map(({ qoePerSegment }) => qoePerSegment),
    );
    expect(await entries()).toHaveLength(2);
  });

  it('come from the cache the second time', async () => {
    await optimaOf(jobs.slice(0, 1), { cacheDir });
    const [name = ''] = await entries();
    await writeFile(join(cacheDir, name), JSON.stringify({ renditionIndices: [1], qoePerSegment: 42 }));
    const told: [number, number][] = [];
    const again = await optimaOf(jobs, { cacheDir, onProgress: (...each) => void told.push(each) });
    expect(again.map(({ qoePerSegment }) => qoePerSegment === 42)).toEqual([true, false, true]);
    expect(told).toEqual([
      [2, 3],
      [3, 3],
    ]);
  });

  it('are found anew where the cache holds rubbish', async () => {
    const [right] = await optimaOf(jobs.slice(0, 1), { cacheDir });
    const [name = ''] = await entries();
    await writeFile(join(cacheDir, name), '{"renditionIndices":[0');
    expect(await optimaOf(jobs.slice(0, 1), { cacheDir })).toEqual([right]);
    expect(JSON.parse(await readFile(join(cacheDir, name), 'utf8'))).toEqual(right);
  });

  it('leave nothing behind where they are told to keep nothing', async () => {
    await optimaOf(jobs.slice(0, 1), { cacheDir: null });
    expect(await entries()).toEqual([]);
  });

  it('name the trace and the title of a job that fails', async () => {
    const empty = { ...jobOf(900), title: constantTitle([300], 4, 0) };
    await expect(optimaOf([empty], { cacheDir })).rejects.toThrow(/trace steady-900 with title constant-1/);
  });
});

describe('the cache of optima', () => {
  it('gives back what was put there', async () => {
    const cache = new OptimumCache(cacheDir);
    await cache.put('abcd', { renditionIndices: [0, 2], qoePerSegment: -1.5 });
    expect(await cache.get('abcd')).toEqual({ renditionIndices: [0, 2], qoePerSegment: -1.5 });
    expect(await cache.get('abce')).toBeUndefined();
  });

  it.each([
    '',
    '[]',
    'null',
    '{"qoePerSegment":1}',
    '{"renditionIndices":[],"qoePerSegment":1}',
    '{"renditionIndices":["0"],"qoePerSegment":1}',
    '{"renditionIndices":[0],"qoePerSegment":null}',
  ])('takes %j for no entry', async (rubbish) => {
    const cache = new OptimumCache(cacheDir);
    await cache.put('abcd', { renditionIndices: [0], qoePerSegment: 1 });
    const [name = ''] = await entries();
    await writeFile(join(cacheDir, name), rubbish);
    expect(await cache.get('abcd')).toBeUndefined();
  });
});

describe('the key of an optimum', () => {
  const job = jobOf(900);
  const key = optimumKey(job);

  it('ignores names, and says the defaults like their absence', () => {
    const renamed = { ...job, trace: { ...job.trace, id: 'other' }, title: { ...title, name: 'other' } };
    expect(optimumKey(renamed)).toBe(key);
    expect(optimumKey({ ...job, maxBufferSec: 30, segmentCount: 8, slowStart: false, search: {} })).toBe(key);
  });

  it.each<[string, Partial<OptimumJob>]>([
    ['the link', { trace: steadyTrace(901) }],
    ['its latency', { trace: steadyTrace(900, 41) }],
    ['cold starts', { slowStart: true }],
    ['the sizes', { title: constantTitle([300, 750, 1201], 4, 8) }],
    ['the count', { segmentCount: 7 }],
    ['the buffer', { maxBufferSec: 29 }],
    ['the model', { qoe: 'lin' }],
    ['the rate', { playbackRate: 1.25 }],
    ['live', { live: { targetLatencySec: 12 } }],
    ['how hard it was looked for', { search: { beamWidth: 2 } }],
  ])('differs with %s', (_, change) => {
    expect(optimumKey({ ...job, ...change })).not.toBe(key);
  });
});
