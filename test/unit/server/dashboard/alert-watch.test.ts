import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AlertBook } from '../../../../server/src/dashboard/alerts/alert-book.js';
import { AlertWatch } from '../../../../server/src/dashboard/alerts/alert-watch.js';
import { systemClock } from '../../../../src/base/clock.js';

const rule = {
  name: 'Failures',
  metric: 'failureRatio',
  direction: 'above',
  threshold: 0.1,
  windowMin: 15,
  leastPlays: 0,
  where: [],
  webhook: null,
} as const;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sv-alerts-'));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

describe('a database that does not answer', () => {
  it('is told to the operator once until it answers again, and is asked on', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const book = await AlertBook.open(folder);
    await book.put('one', rule);
    let isAway = true;
    const ask = vi.fn(async () => {
      if (isAway) throw new Error('The database is away.');
      return [];
    });
    const watch = new AlertWatch({ book, ask, post: async () => {}, clock: systemClock });
    try {
      await watch.look();
      await watch.look();
      expect(told).toHaveBeenCalledTimes(1);
      expect(told.mock.calls[0]?.join(' ')).toMatch(/Alerts could not be judged.*The database is away/);
      isAway = false;
      await watch.look();
      isAway = true;
      await watch.look();
      expect(told).toHaveBeenCalledTimes(2);
      // The first look is the watch's own.
      expect(ask).toHaveBeenCalledTimes(5);
    } finally {
      watch.stop();
    }
  });
});
