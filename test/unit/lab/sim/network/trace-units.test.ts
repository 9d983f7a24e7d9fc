import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { point, trace, traceFolder } from './trace-folder.js';

const pointOf = (more: object) => ({ ...point, ...more });

const written = traceFolder();
const { read, faultOf } = written;
beforeEach(written.make);
afterEach(written.remove);

describe('a trace whose numbers are those of another unit', () => {
  const whole = (points: readonly object[]) => JSON.stringify([trace, { id: 'tram', points }]);
  const every = (more: object) => whole([1, 2, 3].map((times) => pointOf({ kbps: 800 * times, ...more })));

  it.each([
    ['bits a second', every({ kbps: 5_000_000 }), /carries 5000 Mbps on average.*If these are bits a second/],
    ['Mbps', every({ kbps: 5.1 }), /carries 5\.1 kbps on average.*If these are Mbps, multiply/],
    ['seconds', every({ durationMs: 2 }), /half of its stretches last 2 ms or less\. If these are seconds/],
    ['seconds of latency', every({ latencyMs: 0.04 }), /latencies.*0\.04 ms.*0\.04 s are 40 ms/],
    [
      'seconds of latency, an outage among them',
      whole([0.04, 0.05, 2, 0].map((latencyMs) => pointOf({ latencyMs }))),
      /latencies.*seconds/,
    ],
  ])('is refused, and told so: %s', async (_, content, message) => {
    const fault = await faultOf('a.json', content);
    expect(fault).toMatch(/^FILE, trace 2 \("tram"\): /);
    expect(fault).toMatch(message);
  });

  it.each([
    ['one long stretch', [{ durationMs: 86_400_000, kbps: 3000 }]],
    ['a line that is very near', [{ ...point, latencyMs: 0 }]],
    ['a millisecond among seconds', [point, { ...point, durationMs: 1 }, point]],
    ['a few long stretches', [600_000, 900_000, 600_000].map((durationMs) => pointOf({ durationMs }))],
    ['almost nothing, for a while', [{ ...point, kbps: 3 }, point]],
    ['mmWave', [900_000, 0, 1_700_000].map((kbps) => pointOf({ kbps }))],
  ])('is no trace of %s', async (_, points) => {
    expect(await read('a.json', JSON.stringify({ ...trace, points }))).toHaveLength(1);
  });
});
