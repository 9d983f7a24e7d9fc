import { expect, it, vi } from 'vitest';
import type { SvError } from '../../../../src/base/sv-error.js';
import { LatePart } from '../../../../player/element/late-part.js';

it('tells each use that goes without, which part it lacks, and the next use tries again', async () => {
  const gone = new Error('gone');
  const load = vi.fn().mockRejectedValueOnce(gone).mockResolvedValue('the menu');
  const part = new LatePart<string>('sv-settings-menu', load);
  const report = vi.fn<(error: SvError) => void>();
  const run = vi.fn();
  part.use(report, run);
  part.use(report, run);
  await expect(part.get()).rejects.toMatchObject({
    code: 'PART_LOAD_FAILED',
    context: { part: 'sv-settings-menu' },
    cause: gone,
  });
  expect(report).toHaveBeenCalledTimes(2);
  expect(load).toHaveBeenCalledTimes(1);
  expect(run).not.toHaveBeenCalled();
  expect(part.now).toBeNull();

  part.use(report, run);
  await part.get();
  expect(run.mock.calls).toEqual([['the menu']]);
  // It is there now: no wait.
  part.use(report, run);
  expect(run).toHaveBeenCalledTimes(2);
  expect(report).toHaveBeenCalledTimes(2);
});

it('passes on what a part of its own lacks', async () => {
  const inner = new LatePart('inner', () => Promise.reject(new Error('gone')));
  const outer = new LatePart('outer', () => inner.get());
  await expect(outer.get()).rejects.toMatchObject({ context: { part: 'inner' } });
});
