import { setImmediate, setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { TooLateError, within } from '../../../../lab/src/play/within.js';

const never = new Promise<never>(() => {});

describe('waiting within a time', () => {
  it('gives what came, and passes on what went wrong', async () => {
    await expect(within(Promise.resolve(3), { ms: 1_000, what: 'It' })).resolves.toBe(3);
    const broken = Promise.reject(new Error('broken'));
    await expect(within(broken, { ms: 1_000, what: 'It' })).rejects.toThrow('broken');
  });

  it('says what took too long', async () => {
    const late = within(never, { ms: 100, what: 'An answer of the page' });
    await expect(late).rejects.toThrow(TooLateError);
    await expect(late).rejects.toThrow('An answer of the page took longer than 0.1 s.');
  });

  it('ends with the signal, before or meanwhile', async () => {
    const abort = new AbortController();
    const waiting = within(never, { ms: 60_000, what: 'It', signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(within(never, { ms: 60_000, what: 'It', signal: abort.signal })).rejects.toThrow('enough');
  });

  it('is what a failure that comes too late is heard by, so that it ends no program', async () => {
    const unheard: unknown[] = [];
    const keep = (reason: unknown): void => void unheard.push(reason);
    process.on('unhandledRejection', keep);
    const ended = AbortSignal.abort(new Error('enough'));
    const failing = setImmediate().then(() => Promise.reject(new Error('late')));
    await expect(within(failing, { ms: 60_000, what: 'It', signal: ended })).rejects.toThrow('enough');
    await setTimeout(20);
    process.off('unhandledRejection', keep);
    expect(unheard).toEqual([]);
  });
});
