import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../lab/src/watch/figures.js';
import { nextStartMs, parseDuration } from '../../../../lab/src/watch/schedule.js';
import { breachesOf } from '../../../../lab/src/watch/verdict.js';
import { readWatchOptions } from '../../../../lab/src/cli/watch-options.js';
import { counters, gauges, viewEvents } from '../../../server/support/beacons.js';
import { badPlay, playedEvents, wellPlay } from './plays.js';

describe('the figures of a play', () => {
  it('are those of its last counters', () => {
    expect(figuresOf(playedEvents)).toEqual({
      startupMs: 480,
      playedSec: 9,
      stallSec: 1,
      stallCount: 2,
      rebufferPct: 10,
      meanKbps: 1_000,
      errorCount: 0,
    });
  });

  it('are unknown, not 0, where nothing was told', () => {
    expect(figuresOf([])).toMatchObject({ startupMs: null, rebufferPct: null, meanKbps: null });
    expect(figuresOf(viewEvents().slice(0, 3))).toMatchObject({ startupMs: 480, rebufferPct: null });
  });

  it('come from the last look where the page ended without a word', () => {
    expect(figuresOf(viewEvents().slice(0, 2), { ...counters, startupMs: 70 })).toMatchObject({
      startupMs: 70,
      rebufferPct: 10,
    });
    const later = [
      { seq: 9, t: 1, type: 'heartbeat', counters: { ...counters, stallMs: 0 }, gauges } as const,
    ];
    expect(figuresOf(later, counters)).toMatchObject({ rebufferPct: 0 });
  });
});

describe('the verdict', () => {
  it('is none where no limit was given and it played', () => {
    expect(breachesOf(wellPlay(0, { startupMs: 90_000, rebufferPct: 60 }), {})).toEqual([]);
  });

  it('names each limit that was breached, with the figure and the limit', () => {
    const play = wellPlay(0, { startupMs: 5_210, rebufferPct: 4.25, stallSec: 2.5, stallCount: 3 });
    const breaches = breachesOf(play, { maxStartupMs: 3_000, maxRebufferPct: 1 });
    expect(breaches.map(({ code }) => code)).toEqual(['slow-startup', 'rebuffering']);
    expect(breaches[0]?.message).toMatch(/5210 ms.*3000 ms/);
    expect(breaches[1]?.message).toMatch(/4\.\d %.*3 times.*2\.5 s.*1 %/);
    expect(breachesOf(wellPlay(0, { startupMs: 3_000 }), { maxStartupMs: 3_000 })).toEqual([]);
  });

  it('needs no limit for what nobody could watch', () => {
    for (const end of [
      { kind: 'never-started' },
      { kind: 'no-video' },
      { kind: 'failed', code: 'MANIFEST_LOAD_FAILED', message: 'Gone.' },
      { kind: 'no-page', message: 'Nothing answers.' },
      { kind: 'crashed', message: 'The page crashed.' },
    ] as const) {
      const [breach, ...more] = breachesOf(badPlay(end), { maxStartupMs: 1, maxRebufferPct: 0 });
      expect(breach?.code).toBe(end.kind);
      expect(breach?.message).toMatch(/\.$/);
      expect(more).toEqual([]);
    }
  });
});

describe('the schedule', () => {
  it('keeps to whole periods, after now, and never overlaps', () => {
    expect(nextStartMs(1_000, 300, 1_000)).toBe(1_300);
    expect(nextStartMs(1_000, 300, 1_250)).toBe(1_300);
    expect(nextStartMs(1_000, 300, 1_950)).toBe(2_200);
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1e6 }), fc.nat(), (first, every, past) => {
        const next = nextStartMs(first, every, first + past);
        return next >= first + past && next - first - past <= every && (next - first) % every === 0;
      }),
    );
  });

  it('reads times with their unit', () => {
    expect(['500ms', '30s', '5m', '1.5h'].map((text) => parseDuration(text, 'for'))).toEqual([
      500, 30_000, 300_000, 5_400_000,
    ]);
    for (const wrong of ['5', 'm', '-5m', '0s', '5 m', '5d', ''])
      expect(() => parseDuration(wrong, 'every')).toThrow(/--every takes a time/);
  });
});

describe('the arguments', () => {
  const url = 'https://cdn.example/a.mpd';

  it('default to a minute every five of them', () => {
    expect(readWatchOptions([url])).toMatchObject({
      target: { url, player: 'sv-player', watchMs: 60_000 },
      everyMs: 300_000,
      limits: {},
      collector: null,
    });
    expect(readWatchOptions([url, '--once', '--max-startup-ms', '0'])).toMatchObject({
      everyMs: null,
      limits: { maxStartupMs: 0 },
    });
    expect(readWatchOptions([url, '--help'])).toBeNull();
  });

  it.each([
    [[], /What is to be watched/],
    [['file.m3u8'], /http or https URL/],
    [[url, '--every', '1s'], /--every takes from 10 s/],
    [[url, '--for', '2h'], /--for takes from 5 s/],
    [[url, '--once', '--every', '5m'], /give one of them/],
    [[url, '--player', 'vlc'], /sv-player or page/],
    [[url, '--max-rebuffer-pct', '120'], /from 0 to 100/],
    [[url, '--max-startup-ms', 'soon'], /takes a number/],
    [[url, '--webhook', 'me'], /--webhook has to be an http/],
    [[url, '--colector', 'x'], /no option --colector/],
  ] as const)('%j is refused in words', (args, words) => {
    expect(() => readWatchOptions(args)).toThrow(words);
  });
});
