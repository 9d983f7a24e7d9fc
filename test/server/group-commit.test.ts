import { describe, expect, it } from 'vitest';
import { GroupCommit, QueueFull } from '../../server/src/collector/group-commit.js';
import type { ReceivedBatch } from '../../server/src/collector/store-protocol.js';
import { HandClock } from '../unit/qoe/support/hand-clock.js';
import { batchOf, viewEvents } from './support/beacons.js';
import { settled } from './support/settled.js';

const received = (viewId: string): ReceivedBatch => ({
  batch: batchOf(viewId, viewEvents()),
  receivedAtMs: 0,
});
const names = (group: readonly ReceivedBatch[]): string => group.map(({ batch }) => batch.viewId).join(' ');

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
    for (const name of ['a', 'b']) void commits.add(received(name), 10).then(() => answered.push(name));
    clock.advance(250);
    await settled();
    expect(groups).toEqual(['a b']);
    expect(answered).toEqual([]);
    ends[0]?.resolve();
    await settled();
    expect(answered).toEqual(['a', 'b']);
  });

  it('commits what came meanwhile as soon as the commit before is done', async () => {
    const { clock, groups, ends, commits } = stage();
    void commits.add(received('a'), 10);
    clock.advance(250);
    void commits.add(received('b'), 10);
    void commits.add(received('c'), 10);
    ends[0]?.resolve();
    await settled();
    expect(groups).toEqual(['a', 'b c']);
  });

  it('refuses what does not fit, and takes more once there is room', async () => {
    const { clock, ends, commits } = stage({ mostBytes: 100 });
    const first = commits.add(received('a'), 80);
    await expect(commits.add(received('b'), 30)).rejects.toBeInstanceOf(QueueFull);
    clock.advance(250);
    await settled();
    ends[0]?.resolve();
    await first;
    await settled();
    void commits.add(received('b'), 30);
    clock.advance(250);
    await settled();
    expect(ends).toHaveLength(2);
  });

  it('does not let one bad batch take the others with it', async () => {
    const { clock, groups, ends, commits } = stage();
    const good = commits.add(received('good'), 10);
    const bad = commits.add(received('bad'), 10);
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
});
