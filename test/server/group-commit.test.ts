import { describe, expect, it } from 'vitest';
import { GroupCommit, QueueFull } from '../../server/src/collector/group-commit.js';
import type { Parcel } from '../../server/src/collector/envelope.js';
import { Metrics } from '../../server/src/collector/metrics.js';
import { accept } from '../../server/src/collector/rum-routes.js';
import { StoreUnavailable } from '../../server/src/collector/store-client.js';
import { boundedServer } from '../../server/src/http/bounded-server.js';
import { HandClock } from '../unit/qoe/support/hand-clock.js';
import { settled } from './support/settled.js';

const parcel = (text: string): Parcel => ({ text, events: 4 });
const names = (group: readonly Parcel[]): string => group.map(({ text }) => text).join(' ');

/** Commits that a test ends by hand. */
function stage(options: { readonly mostBytes?: number } = {}) {
  const clock = new HandClock();
  const groups: string[] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const commits = new GroupCommit(
    async (group) =>
      new Promise((resolve, reject) => {
        groups.push(names(group));
        ends.push({ resolve: () => resolve(group.map(() => ({ accepted: 4, duplicates: 0 }))), reject });
      }),
    clock,
    options.mostBytes,
  );
  return { clock, groups, ends, commits };
}

describe('group commit', () => {
  it('gathers what comes within a moment into one commit, and answers only after it', async () => {
    const { clock, groups, ends, commits } = stage();
    const answered: string[] = [];
    for (const name of ['a', 'b']) void commits.add(parcel(name)).then(() => answered.push(name));
    clock.advance(250);
    await settled();
    expect(groups).toEqual(['a b']);
    expect(answered).toEqual([]);
    ends[0]?.resolve();
    await settled();
    expect(answered).toEqual(['a', 'b']);
  });

  it('commits what came meanwhile together, once the commit before is done and company had its moment', async () => {
    const { clock, groups, ends, commits } = stage();
    void commits.add(parcel('a'));
    clock.advance(250);
    await settled();
    void commits.add(parcel('b'));
    void commits.add(parcel('c'));
    ends[0]?.resolve();
    await settled();
    expect(groups).toEqual(['a']);
    clock.advance(250);
    await settled();
    expect(groups).toEqual(['a', 'b c']);
  });

  it('refuses what does not fit, and takes more once there is room', async () => {
    const { clock, ends, commits } = stage({ mostBytes: 100 });
    const first = commits.add(parcel('a'.repeat(80)));
    await expect(commits.add(parcel('b'.repeat(30)))).rejects.toBeInstanceOf(QueueFull);
    clock.advance(250);
    await settled();
    ends[0]?.resolve();
    await first;
    await settled();
    void commits.add(parcel('b'));
    clock.advance(250);
    await settled();
    expect(ends).toHaveLength(2);
  });

  it('does not let one bad batch take the others with it', async () => {
    const { clock, groups, ends, commits } = stage();
    const good = commits.add(parcel('good'));
    const bad = commits.add(parcel('bad'));
    const told = expect(bad).rejects.toThrow('no');
    clock.advance(250);
    await settled();
    ends[0]?.reject(new Error('no'));
    await settled();
    ends[1]?.resolve();
    await settled();
    ends[2]?.reject(new Error('no'));
    await expect(good).resolves.toEqual({ accepted: 4, duplicates: 0 });
    await told;
    expect(groups).toEqual(['good bad', 'good', 'bad']);
  });

  it('refuses all together while there is no store, instead of trying each', async () => {
    const { clock, groups, ends, commits } = stage();
    const refused = ['a', 'b', 'c'].map(async (name) =>
      expect(commits.add(parcel(name))).rejects.toBeInstanceOf(StoreUnavailable),
    );
    clock.advance(250);
    await settled();
    ends[0]?.reject(new StoreUnavailable('It is being restarted.'));
    await Promise.all(refused);
    expect(groups).toEqual(['a b c']);
  });

  it('tells when all that was added is settled', async () => {
    const { clock, ends, commits } = stage();
    const told: string[] = [];
    const added = commits.add(parcel('a')).then(() => told.push('committed'));
    const settledAll = commits.settled().then(() => told.push('settled'));
    clock.advance(250);
    await settled();
    expect(told).toEqual([]);
    ends[0]?.resolve();
    await Promise.all([added, settledAll]);
    expect(told).toEqual(['committed', 'settled']);
    await commits.settled();
  });
});

describe('a queue that is full', () => {
  it('is told to who sends, with when to come back, and counted', async () => {
    const { commits } = stage({ mostBytes: 10 });
    const metrics = new Metrics();
    const limits = { requestMs: 5_000, mostConnections: 10, trustedProxies: [] };
    const app = boundedServer(limits, { rewriteUrl: ({ url = '/' }) => url });
    app.post('/rum', async (_request, reply) =>
      accept({ commits, metrics }, reply, 'rum', parcel('a'.repeat(20))),
    );
    const answer = await app.inject({ method: 'POST', url: '/rum' });
    expect(answer.statusCode).toBe(429);
    expect(answer.headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expect(answer.json()).toMatchObject({ error: 'busy' });
    expect((await metrics.text()).body).toContain('sv_refused_requests_total{reason="queue"} 1');
    await app.close();
  });
});
