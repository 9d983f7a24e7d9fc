import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FIRST_BYTE_MS, limitSilence } from '../../../src/engine/dash/silence-limit.js';

beforeAll(() => {
  vi.stubGlobal('XMLHttpRequest', { HEADERS_RECEIVED: 2 });
});
afterAll(() => {
  vi.unstubAllGlobals();
});

/** As much of a request as the limit uses; `timeout` counts from the request's start. */
class Request extends EventTarget {
  timeout = 120_000;
  readyState = 1;

  headersCome(): void {
    this.readyState = 2;
    this.dispatchEvent(new Event('readystatechange'));
  }

  bytesCome(): void {
    this.dispatchEvent(new Event('progress'));
  }
}

function limited(): { request: Request; at: (ms: number) => void } {
  let nowMs = 5_000;
  const request = new Request();
  limitSilence(request as unknown as XMLHttpRequest, () => nowMs);
  return {
    request,
    at: (ms) => {
      nowMs = 5_000 + ms;
    },
  };
}

test('a request without an answer ends soon', () => {
  const { request } = limited();
  expect(request.timeout).toBe(FIRST_BYTE_MS);
});

test('a slow one may go on for as long as something comes', () => {
  const { request, at } = limited();
  at(7_000);
  request.headersCome();
  for (let ms = 8_000; ms < 100_000; ms += 5_000) {
    at(ms);
    expect(request.timeout).toBeGreaterThan(ms);
    request.bytesCome();
  }
});

test('one that stops in the middle ends soon after', () => {
  const { request, at } = limited();
  at(1_000);
  request.headersCome();
  at(30_000);
  request.bytesCome();
  expect(request.timeout).toBe(40_000);
});
