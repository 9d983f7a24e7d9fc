import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeView } from '../../lab/src/views/made-view.js';
import type {
  BreakdownAnswer,
  CompareAnswer,
  DimensionsAnswer,
  DistributionAnswer,
  OverviewAnswer,
  ViewListAnswer,
} from '../../server/src/dashboard/api/answers.js';
import { scoresOf } from '../../src/qoe/score/scores.js';
import type { BeaconBatch, BeaconEvent, ViewCounters } from '../../src/wire/beacon.js';
import { batchOf, post, viewEvents } from './support/beacons.js';
import { discard, startBuiltServer, temporaryFolder, type BuiltServer } from './support/built-server.js';

const HOUR_MS = 3_600_000;
/** Within the hour before last, and within the one before that. */
const nowMs = Date.now();
const batches: readonly BeaconBatch[] = [
  ...Array.from({ length: 240 }, (_, index) => madeView(index, nowMs - 0.9 * HOUR_MS + index * 10_000)),
  ...Array.from({ length: 60 }, (_, index) =>
    madeView(1_000 + index, nowMs - 1.9 * HOUR_MS + index * 10_000),
  ),
];

interface Told {
  readonly start: Extract<BeaconEvent, { type: 'view-start' }>;
  readonly counters: ViewCounters;
  readonly failed: boolean;
  readonly experience: number | null;
}

/** What the first hour's views say of themselves, by their own last words. */
const told: readonly Told[] = batches.slice(0, 240).map(({ events }) => {
  const [start, end] = [events[0], events.at(-1)];
  if (start?.type !== 'view-start' || end?.type !== 'end') throw new Error('A view is not whole.');
  const { experience } = scoresOf(end.counters, end.gauges);
  return { start, counters: end.counters, failed: end.reason === 'fatal-error', experience };
});

const sum = (of: (view: Told) => number, views = told): number =>
  views.reduce((total, view) => total + of(view), 0);

/** As PERCENTILE_CONT does: between the two nearest. */
function quantile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = fraction * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
  return low + (high - low) * (at - Math.floor(at));
}

let folder: string;
let server: BuiltServer;

beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startBuiltServer(['--data', folder]);
  await Promise.all(batches.map(async (batch) => post(server.origin, batch)));
});

afterAll(async () => {
  await server.stop();
  await discard(folder);
});

async function ask<Answer>(path: string): Promise<Answer> {
  const response = await fetch(`${server.origin}/api/qoe/${path}`);
  expect(response.status, path).toBe(200);
  return (await response.json()) as Answer;
}

describe("the dashboard's figures", () => {
  it('are what the views themselves told', async () => {
    const { figures, before } = await ask<OverviewAnswer>('overview?range=1h');
    const startups = told.flatMap(({ counters }) => counters.startupMs ?? []);
    const scores = told.flatMap(({ experience }) => experience ?? []);
    expect(figures.plays).toBe(240);
    expect(before.plays).toBe(60);
    expect(figures.startupP50Ms).toBeCloseTo(quantile(startups, 0.5), 6);
    expect(figures.startupP95Ms).toBeCloseTo(quantile(startups, 0.95), 6);
    const stalled = sum(({ counters }) => counters.stallMs);
    const played = sum(({ counters }) => counters.playedMs);
    expect(figures.rebufferRatio).toBeCloseTo(stalled / (stalled + played), 9);
    expect(figures.failureRatio).toBeCloseTo(sum(({ failed }) => Number(failed)) / 240, 9);
    expect(figures.exitRatio).toBeCloseTo(
      sum(({ counters }) => Number(counters.startupMs === null)) / 240,
      9,
    );
    expect(figures.meanBitrateKbps).toBeCloseTo(sum(({ counters }) => counters.bitrateKbpsMs) / played, 6);
    expect(figures.experience).toBeCloseTo(scores.reduce((a, b) => a + b, 0) / scores.length, 6);
  });

  it('over time add up to the whole, and the span before lies under the same times', async () => {
    const { series, seriesBefore, stepMs, fromMs, toMs } = await ask<OverviewAnswer>('overview?range=1h');
    expect(stepMs).toBe(60_000);
    expect(series.map(({ atMs }) => atMs)).toEqual(series.map((_, index) => fromMs + index * stepMs));
    expect(toMs - fromMs).toBe(series.length * stepMs);
    expect(series.reduce((total, { plays }) => total + plays, 0)).toBe(240);
    expect(seriesBefore.reduce((total, { plays }) => total + plays, 0)).toBe(60);
    expect(seriesBefore).toHaveLength(series.length);
  });

  it('broken down add up too, and a condition lets in what the breakdown counted', async () => {
    const { rows, valueCount } = await ask<BreakdownAnswer>('breakdown?range=1h&by=abr');
    expect(new Set(rows.map(({ value }) => value))).toEqual(new Set(['hybrid', 'throughput']));
    expect(valueCount).toBe(2);
    expect(rows.reduce((total, { plays }) => total + plays, 0)).toBe(240);
    const [most] = rows;
    const { figures } = await ask<OverviewAnswer>(`overview?range=1h&where.abr=${most?.value}`);
    for (const [name, value] of Object.entries(figures)) {
      expect(value, name).toBeCloseTo(Number(most?.[name as keyof typeof figures]), 6);
    }
    const both = await ask<OverviewAnswer>('overview?range=1h&where.abr=hybrid&where.abr=throughput');
    expect(both.figures.plays).toBe(240);
    const none = await ask<OverviewAnswer>('overview?range=1h&where.country=');
    expect(none.figures.plays).toBe(240);
  });

  it("know the page's own dimensions", async () => {
    const { dimensions } = await ask<DimensionsAnswer>('dimensions?range=1h');
    expect(dimensions).toContain('custom.plan');
    const { rows } = await ask<BreakdownAnswer>('breakdown?range=1h&by=custom.plan');
    const free = told.filter(({ start }) => start.dimensions?.['plan'] === 'free').length;
    expect(rows.find(({ value }) => value === 'free')?.plays).toBe(free);
    const { figures } = await ask<OverviewAnswer>('overview?range=1h&where.custom.plan=free');
    expect(figures.plays).toBe(free);
  });

  it('are told apart by the size of the party and the role in it', async () => {
    const sizes = batches.slice(0, 240).map(({ events }) => {
      const end = events.at(-1);
      return end?.type === 'end' ? (end.party ?? null) : null;
    });
    const playsBy = async (by: string): Promise<ReadonlyMap<string | null, number>> => {
      const { rows } = await ask<BreakdownAnswer>(`breakdown?range=1h&by=${by}`);
      return new Map(rows.map(({ value, plays }) => [value, plays]));
    };
    const bySize = await playsBy('party-size');
    expect(bySize.get('none')).toBe(sizes.filter((party) => party === null).length);
    expect(bySize.get('2')).toBe(sizes.filter((party) => party?.size === 2).length);
    expect(bySize.get('5–9')).toBe(
      sizes.filter((party) => party !== null && party.size > 4 && party.size < 10).length,
    );
    const owners = sizes.filter((party) => party?.role === 'owner').length;
    expect((await playsBy('party-role')).get('owner')).toBe(owners);
    const { figures } = await ask<OverviewAnswer>('overview?range=1h&where.party-role=owner');
    expect(figures.plays).toBe(owners);
  });

  it('are spread out as the views are', async () => {
    const answer = await ask<DistributionAnswer>('distribution?range=1h&metric=startup');
    const startups = told.flatMap(({ counters }) => counters.startupMs ?? []);
    expect(answer.count).toBe(startups.length);
    const bins = answer.bins.map((_, index) => {
      const last = index === answer.bins.length - 1;
      return startups.filter((ms) => {
        const bin = Math.floor(ms / answer.binWidth);
        return last ? bin >= index : bin === index;
      }).length;
    });
    expect(answer.bins).toEqual(bins);
    expect(answer.quantiles?.find(({ percent }) => percent === 75)?.value).toBeCloseTo(
      quantile(startups, 0.75),
      6,
    );
  });

  it('of two cohorts are those of each alone, with an interval about each difference', async () => {
    const answer = await ask<CompareAnswer>('compare?range=1h&by=abr&a=throughput&b=hybrid');
    const rows = (await ask<BreakdownAnswer>('breakdown?range=1h&by=abr')).rows;
    for (const { name, a, b, difference } of answer.figures) {
      const of = (value: string): number => rows.find((row) => row.value === value)?.[name] ?? NaN;
      expect(a?.value, name).toBeCloseTo(of('throughput'), 6);
      expect(b?.value, name).toBeCloseTo(of('hybrid'), 6);
      expect(difference?.value, name).toBeCloseTo(of('hybrid') - of('throughput'), 6);
      expect(difference?.low, name).toBeLessThan(difference?.value ?? NaN);
      expect(difference?.high, name).toBeGreaterThan(difference?.value ?? NaN);
    }
    const rebuffer = answer.figures.find(({ name }) => name === 'rebufferRatio')?.difference;
    expect(rebuffer?.high, 'the careful one stalls less, beyond chance').toBeLessThan(0);
  });

  it('lead to single views, the worst of them first', async () => {
    const { views } = await ask<ViewListAnswer>('views?range=1h&order=worst&limit=20');
    expect(views).toHaveLength(20);
    const failures = told.filter(({ failed }) => failed).length;
    expect(views.filter(({ failed }) => failed)).toHaveLength(Math.min(20, failures));
    const scores = views.filter(({ failed }) => !failed).map(({ experience }) => experience ?? Infinity);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
  });

  it('take what was sent as a value for a value', async () => {
    const title = `'); DROP TABLE views; -- "$1`;
    const [start, ...rest] = viewEvents(title);
    if (start?.type !== 'view-start') throw new Error('It begins otherwise.');
    const late = { ...start, startedAt: nowMs - 1_000, dimensions: { plan: title } };
    const batch = { ...batchOf('odd', [late, ...rest]), sentAt: Date.now() };
    expect((await post(server.origin, batch)).status).toBe(200);
    for (const where of [
      `where.title=${encodeURIComponent(title)}`,
      `where.custom.plan=${encodeURIComponent(title)}`,
    ]) {
      expect((await ask<OverviewAnswer>(`overview?range=6h&${where}`)).figures.plays).toBe(1);
    }
  });

  it('have a view in them as soon as it is acknowledged, even from a clock that is ahead', async () => {
    const [start, ...rest] = viewEvents('Ahead');
    if (start?.type !== 'view-start') throw new Error('It begins otherwise.');
    const sentAt = Date.now();
    // Its clock was set back between its start and what it sent.
    const early = { ...start, startedAt: sentAt + 90_000 };
    expect((await post(server.origin, { ...batchOf('ahead', [early, ...rest]), sentAt })).status).toBe(200);
    const { figures, viewsNow } = await ask<OverviewAnswer>('overview?range=1h&where.title=Ahead');
    expect({ plays: figures.plays, viewsNow }).toEqual({ plays: 1, viewsNow: 1 });
  });

  it('of a cohort that nobody is in are none, and the other has its own', async () => {
    const answer = await ask<CompareAnswer>('compare?range=1h&by=abr&a=hybrid&b=nobody');
    expect(answer.b).toEqual({ value: 'nobody', plays: 0, sessions: 0 });
    expect(answer.a.plays).toBeGreaterThan(0);
    const startup = answer.figures.find(({ name }) => name === 'startupP50Ms');
    expect(startup).toMatchObject({ b: null, difference: null });
    expect(startup?.a?.low).toBeLessThanOrEqual(startup?.a?.value ?? NaN);
  });

  it('are sent once to who has them', async () => {
    const path = `${server.origin}/api/qoe/breakdown?from=${nowMs - 2 * HOUR_MS}&to=${nowMs - 0.5 * HOUR_MS}`;
    const etag = (await fetch(path)).headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    expect((await fetch(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it.each([
    ['overview?range=2d', 'range must be one of'],
    ['overview?from=5', 'both from and to'],
    ['overview?from=5&to=6', 'a minute at least'],
    ['overview?range=1h&from=5&to=6', 'either range'],
    ['overview?where.views%3B=1', 'There is no dimension "views;"'],
    ['overview?where.custom.a%20b=1', 'There is no dimension'],
    ['overview?wher.abr=hybrid', 'There is no parameter "wher.abr"'],
    ['breakdown?by=payload', 'There is no dimension "payload"'],
    ['breakdown?limit=0', 'limit must be a whole number'],
    ['distribution?metric=constructor', 'metric can\'t be "constructor"'],
    ['compare?by=abr&a=x', 'Give a and b'],
    ['views?order=random', 'order can\'t be "random"'],
  ])('answer %s with a sentence', async (path, sentence) => {
    const response = await fetch(`${server.origin}/api/qoe/${path}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: 'bad-question',
      detail: expect.stringContaining(sentence),
    });
  });

  it('have a page that runs nothing but its own script', async () => {
    const page = await fetch(`${server.origin}/dashboard`);
    expect(page.url).toBe(`${server.origin}/dashboard/`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'.*frame-ancestors 'none'.*trusted-types lit-html/);
    const text = await page.text();
    expect(text).not.toMatch(/<style|style=|onload=|<script(?![^>]*\ssrc=)/);
    for (const [, path] of text.matchAll(/(?:src|href)="(\.\/assets\/[^"]+)"/g)) {
      expect((await fetch(new URL(path ?? '', page.url))).status).toBe(200);
    }
  });
});
