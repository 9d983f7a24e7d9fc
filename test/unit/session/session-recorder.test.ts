import { describe, expect, it } from 'vitest';
import type { AbrController } from '../../../src/abr/index.js';
import { SessionRecorder } from '../../../src/session/session-recorder.js';
import { contextOf, demoLadder, ladderOf, sampleOf } from '../abr/arbitraries.js';

const inView = { engineKind: 'hls', isLive: false, qoe: () => null } as const;

const progress = {
  kind: 'video',
  renditionIndex: 2,
  loadedBytes: 1000,
  durationSec: 4,
  requestStartMs: 90,
  nowMs: 100,
  bufferLevelSec: 3,
} as const;

function steady(): AbrController {
  return {
    name: 'steady',
    observe() {},
    decide: () => ({ renditionIndex: 1, reason: 'steady', evidence: { gain: Number.NaN } }),
    reset() {},
  };
}

describe('a session recorder', () => {
  it('passes on what is asked, and keeps it with the answer', () => {
    const recorder = new SessionRecorder();
    const listened = recorder.listen(steady(), 'mine', 'name');
    expect(listened.name).toBe('steady');
    expect(listened.decide(contextOf())).toMatchObject({ renditionIndex: 1 });
    expect(listened.abandon?.(progress, contextOf())).toBeNull();
    const { calls } = recorder.record(inView);
    expect(calls[0]).toEqual(['use', 'mine', 'name']);
    expect(calls[1]?.[2]).toEqual({ renditionIndex: 1, reason: 'steady', evidence: { gain: 'NaN' } });
    expect(calls[2]?.[0]).toBe('abandon');
  });

  it('writes of a context what differs from the one before, and what is gone', () => {
    const recorder = new SessionRecorder();
    const listened = recorder.listen(steady(), 'steady', 'name');
    const row = [1000, Number.NaN, 3000];
    listened.decide(contextOf({ nowMs: 1, upcomingBytes: [row], remainingSec: 9 }));
    listened.decide(contextOf({ nowMs: 2, upcomingBytes: [[...row]], remainingSec: 9 }));
    listened.decide(contextOf({ nowMs: 3, upcomingBytes: [[1000, 2000, 3000]] }));
    const changes = recorder
      .record(inView)
      .calls.slice(1)
      .map((call) => call[1]);
    expect(changes[0]).toMatchObject({
      renditions: { length: demoLadder.length },
      upcomingBytes: [[1000, 'NaN', 3000]],
    });
    expect(changes[1]).toEqual({ nowMs: 2 });
    expect(changes[2]).toEqual({ nowMs: 3, upcomingBytes: [[1000, 2000, 3000]], remainingSec: null });
  });

  it('saves no address', () => {
    const recorder = new SessionRecorder();
    const listened = recorder.listen(steady(), 'steady', 'name');
    const renditions = ladderOf(100, 200, 300, 400, 500, 600, 700).map(({ id, bitrateKbps }) => ({
      bitrateKbps,
      id: `.. https://secret.example/${id}`,
    }));
    listened.observe({ type: 'renditions', renditions });
    listened.observe({ type: 'sample', sample: sampleOf(900, { url: 'https://secret.example/1.m4s' }) });
    listened.decide(contextOf({ renditions }));
    const record = JSON.stringify(recorder.record(inView));
    expect(record).not.toContain('secret');
    expect(record).toContain('"id":"r6"');
  });

  it('begins anew with another source, under the controller in use', () => {
    const recorder = new SessionRecorder();
    const listened = recorder.listen(steady(), 'steady', 'name');
    listened.decide(contextOf());
    recorder.decided({
      renditionIndex: 1,
      reason: 'steady',
      atMs: 0,
      controller: 'steady',
      bufferLevelSec: 0,
    });
    recorder.clear();
    listened.decide(contextOf({ nowMs: 5 }));
    const { calls, decisions } = recorder.record(inView);
    expect(calls.map(([call]) => call)).toEqual(['use', 'decide']);
    expect(calls[1]?.[1]).toMatchObject({ nowMs: 5, maxBufferSec: 30 });
    expect(decisions).toEqual([]);
  });

  it('keeps that a controller failed, and lets the failure through', () => {
    const recorder = new SessionRecorder();
    const decide = (): never => {
      throw new Error('broken');
    };
    const listened = recorder.listen({ ...steady(), decide }, 'broken', 'object');
    expect(() => listened.decide(contextOf())).toThrow('broken');
    expect(recorder.record(inView).calls[1]?.[2]).toEqual({ threw: true });
  });

  it('ends where a session is too long, and says so', () => {
    const recorder = new SessionRecorder();
    const listened = recorder.listen(steady(), 'steady', 'name');
    for (let nowMs = 0; nowMs < 31_000; nowMs += 1) listened.observe({ type: 'idle', durationMs: nowMs });
    expect(recorder.record(inView)).toMatchObject({ truncated: true, calls: { length: 30_000 } });
    listened.decide(contextOf());
    expect(recorder.record(inView).calls).toHaveLength(30_000);
  });
});
