import { describe, expect, inject, it, vi } from 'vitest';
import { CollectorReporting } from '../../src/qoe/report/reporting.js';
import { shapedOrigin } from './support/shaped-origin.js';

const origin = inject('origin');

async function until(condition: () => boolean): Promise<void> {
  await vi.waitUntil(condition, { timeout: 20_000, interval: 20 });
}

describe('a reporter in a real page', () => {
  it('delivers its last words even where other scripts used up most of what a page may send', async () => {
    const bodies: string[] = [];
    const beacons: string[] = [];
    const filler = 'x'.repeat(40_000);
    await shapedOrigin(origin, 'slow', null, 2_000);
    const waiting = fetch(`${origin}/shaped/slow/rum`, { method: 'POST', keepalive: true, body: filler });
    const sink = new CollectorReporting({
      url: `${origin}/rum`,
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        bodies.push(typeof init?.body === 'string' ? init.body : '');
        return answer;
      },
      sendBeacon: (_url, body) => beacons.push(body) > 0,
    });
    sink.open({ viewId: `view-${Date.now()}`, sessionId: 'session' });
    for (let seq = 0; seq < 100; seq += 1) {
      const message = 'm'.repeat(400);
      sink.event({ seq, t: 0, type: 'error', code: 'X', category: 'media', message, fatal: false });
    }
    sink.flush();
    await until(() => bodies.length + beacons.length >= 3);
    await waiting.catch(() => {});
    expect(bodies.some((body) => body.includes('"seq":99,'))).toBe(true);
    expect(beacons.length).toBeGreaterThan(0);
    sink.dispose();
  });
});
