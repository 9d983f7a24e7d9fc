import { expect, it } from 'vitest';
import { systemClock } from '../../src/base/clock.js';
import type { QoeFact } from '../../src/qoe/model/fact.js';
import { observeMedia } from '../../src/qoe/observe/media-observer.js';

it('data that is there while the engine is on its way to the start is not yet what a seek is told from', () => {
  const media = document.createElement('video');
  const ended = new AbortController();
  const facts: QoeFact['kind'][] = [];
  observeMedia({
    media,
    clock: systemClock,
    tickMs: 1_000_000,
    tell: ({ kind }) => facts.push(kind),
    awaitsFrame: () => false,
    signal: ended.signal,
  });
  let seeking = true;
  Object.defineProperty(media, 'seeking', { get: () => seeking });
  media.dispatchEvent(new Event('loadeddata'));
  expect(facts).not.toContain('loaded');
  seeking = false;
  media.dispatchEvent(new Event('loadeddata'));
  expect(facts).toContain('loaded');
  ended.abort();
});
