import { describe, expect, test } from 'vitest';
import { decisionInWords } from '../../../../player/panels/decision-words.js';
import { faultCode } from '../../../../player/panels/fault-code.js';
import { faultWords } from '../../../../player/panels/fault-words.js';
import { statsRows } from '../../../../player/panels/stats-rows.js';
import { english } from '../../../../player/locales/en.js';
import { englishFault } from '../../../../player/locales/fault-en.js';
import { englishStats } from '../../../../player/locales/stats-en.js';
import { initialPlayerState, type PlayerState } from '../../../../player/state/player-state.js';
import { SvError, type SvErrorCode } from '../../../../src/base/sv-error.js';
import { manifestLoadFailed } from '../../../../src/media/errors.js';
import { networkOffline } from '../../../../src/media/load-errors.js';
import type { DecisionRecord } from '../../../../src/media/decision.js';

const codes: readonly SvErrorCode[] = [
  'INVALID_ARGUMENT',
  'SOURCE_UNSUPPORTED',
  'MANIFEST_LOAD_FAILED',
  'MANIFEST_TIMEOUT',
  'SEGMENT_LOAD_FAILED',
  'SEGMENT_INVALID',
  'CODEC_UNSUPPORTED',
  'MEDIA_DECODE_FAILED',
  'ENGINE_FAILED',
  'ABR_CONTROLLER_FAILED',
  'BEACON_REJECTED',
];

describe('a fault in the viewer’s words', () => {
  test.each(codes)('%s has a title and something to do, free of jargon', (code) => {
    const { title, text } = faultWords(new SvError(code, 'x'), english);
    expect(title.length).toBeGreaterThan(8);
    expect(text.length).toBeGreaterThan(8);
    expect(`${title} ${text}`).not.toMatch(/manifest|segment|CORS|codec|buffer|_/i);
  });

  test('offline says that playback goes on by itself', () => {
    expect(faultWords(networkOffline('https://a.test/x'), english).text).toMatch(/by itself/);
  });

  test('a language of the page’s own says what it can, and the rest in English', () => {
    const title = 'Nie ma wideo';
    const faults = { ...englishFault.faults, source: { title, text: 'Spróbuj później' } };
    const polish = { ...english, panels: { fault: { faults } } };
    expect(faultWords(new SvError('SOURCE_UNSUPPORTED', 'x'), polish).title).toBe(title);
    expect(faultWords(new SvError('MANIFEST_TIMEOUT', 'x'), polish)).toEqual(
      englishFault.faultCodes.MANIFEST_TIMEOUT,
    );
    expect(faultWords(new SvError('ENGINE_FAILED', 'x'), english)).toEqual(englishFault.faults.engine);
  });

  test('the code is given with the server’s answer, where there was one', () => {
    expect(faultCode(manifestLoadFailed({ url: 'https://a.test/x', status: 404 }))).toBe(
      'MANIFEST_LOAD_FAILED · 404',
    );
    expect(faultCode(manifestLoadFailed({ url: 'https://a.test/x' }))).toBe('MANIFEST_LOAD_FAILED');
  });
});

const decision: DecisionRecord = {
  atMs: 0,
  controller: 'hybrid',
  bufferLevelSec: 12.34,
  renditionIndex: 1,
  reason: 'throughput-up',
  evidence: {
    throughputKbps: 5210,
    bufferLevelSec: 12.34,
    latencyMs: 41.6,
    bytesLeftBytes: 25_000,
    mood: 0.12345,
  },
};
const ladder = [
  { id: 'a', height: 240, bitrateKbps: 480 },
  { id: 'b', height: 720, width: 1280, bitrateKbps: 2800 },
];

describe('a decision in words', () => {
  test('what was chosen, why, and the numbers with their units', () => {
    expect(decisionInWords(decision, ladder, englishStats)).toEqual({
      chosen: '720p',
      reason: englishStats.reasons['throughput-up'],
      evidence: 'throughput 5.2 Mbps · buffer 12.3s · latency 42ms · bytes left 25kB · mood 0.123',
    });
  });

  test('a page’s own controller: its reason as it is named; nothing that isn’t a number', () => {
    const own = {
      ...decision,
      reason: 'moon-is-full',
      renditionIndex: 9,
      evidence: { phaseSec: Number.NaN },
    };
    expect(decisionInWords(own, ladder, englishStats)).toEqual({
      chosen: englishStats.unknown,
      reason: 'moon is full',
      evidence: '',
    });
  });
});

describe('the stats', () => {
  const state: PlayerState = {
    ...initialPlayerState,
    renditions: ladder,
    renderedIndex: 1,
    stats: {
      engine: 'dash',
      controller: 'hybrid',
      renderedLabel: '1280×720 · 2.8 Mbps',
      loadingLabel: '',
      throughputKbps: null,
      bufferLevelSec: 14.25,
      droppedFrames: 3,
      totalFrames: 4120,
      latencySec: null,
      decision,
      startupMs: 412,
      stallCount: 2,
      stallMs: 1640,
    },
  };

  test('show every figure under its name, and a dash for what isn’t known yet', () => {
    const rows = new Map(statsRows(state, englishStats).map(({ name, value }) => [name, value]));
    expect(Object.fromEntries(rows)).toEqual({
      'On screen': '720p · 1280×720 · 2.8 Mbps',
      Loading: '–',
      Throughput: '–',
      Buffer: '14.3s',
      'Dropped frames': '3 of 4,120',
      Startup: '0.41s',
      Stalls: '2 (1.6s)',
      Controller: 'hybrid · dash',
      'Last decision': `720p: ${englishStats.reasons['throughput-up']}`,
    });
  });

  test('are empty while nothing is gathered', () => {
    expect(statsRows(initialPlayerState, englishStats)).toEqual([]);
  });
});
