import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { prefetchManifest } from '../../../src/engine/manifest-prefetch.js';

let asked = 0;

/** Answers the requests in turn: so long after they came, or never. */
function answering(...afterMs: readonly (number | 'never')[]): void {
  vi.stubGlobal('fetch', async (_url: string, { signal }: { signal: AbortSignal }) => {
    const wait = afterMs[asked] ?? 'never';
    asked += 1;
    const body = `answer ${asked}`;
    return new Promise<Response>((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      });
      if (wait !== 'never') setTimeout(() => resolve(new Response(body)), wait);
    });
  });
}

let title = 0;
const anyUrl = (): string => `https://cdn.example/${(title += 1)}.m3u8`;

beforeEach(() => {
  asked = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const textOf = (outcome: Awaited<ReturnType<typeof prefetchManifest>>): string =>
  typeof outcome === 'string' ? outcome : outcome.text;

test('an answer in time is asked for once', async () => {
  answering(2_000);
  const coming = prefetchManifest(anyUrl());
  await vi.advanceTimersByTimeAsync(9_000);
  expect(textOf(await coming)).toBe('answer 1');
  expect(asked).toBe(1);
});

test('a request that was lost costs seconds, not the manifest', async () => {
  answering('never', 100);
  const coming = prefetchManifest(anyUrl());
  await vi.advanceTimersByTimeAsync(4_000);
  expect(textOf(await coming)).toBe('answer 2');
});

test('a slow answer counts though it was asked for again', async () => {
  answering(5_000, 'never');
  const coming = prefetchManifest(anyUrl());
  await vi.advanceTimersByTimeAsync(5_500);
  expect(textOf(await coming)).toBe('answer 1');
});
