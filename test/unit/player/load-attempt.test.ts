import { describe, expect, it } from 'vitest';
import { LoadAttempt } from '../../../player/element/load-attempt.js';
import { sourceUnsupported } from '../../../src/media/errors.js';

describe('waiting for a load', () => {
  it('ends when the source is understood', async () => {
    const attempt = new LoadAttempt();
    attempt.understood();
    await expect(attempt.ready).resolves.toBeUndefined();
  });

  it('rejects as a video does whose source cannot be played', async () => {
    const attempt = new LoadAttempt();
    attempt.fatal(sourceUnsupported('https://example.org/x', 'it is empty'));
    await expect(attempt.failed).rejects.toMatchObject({ name: 'NotSupportedError' });
    await expect(attempt.ready).rejects.toMatchObject({ name: 'NotSupportedError' });
    expect(attempt.dead).toBe(true);
  });

  it('rejects with AbortError when another source takes over', async () => {
    const attempt = new LoadAttempt();
    attempt.interrupted();
    await expect(attempt.ready).rejects.toMatchObject({ name: 'AbortError' });
    expect(attempt.dead).toBe(false);
  });
});
