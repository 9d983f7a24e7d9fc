import { describe, expect, it } from 'vitest';
import { isAutoplayPending, phaseOf, type PhaseFacts } from '../../../player/state/phase.js';

const loaded: PhaseFacts = {
  session: 'ready',
  hasSource: true,
  paused: true,
  ended: false,
  seeking: false,
  readyState: 4,
  playRequested: false,
  autoplay: false,
};
const phase = (facts: Partial<PhaseFacts>) => phaseOf({ ...loaded, ...facts });
const running = { paused: false, playRequested: true } as const;
const stopped = { paused: true, playRequested: true } as const;

describe('the phase a viewer sees', () => {
  it('is empty without a source, and error after a fatal fault whatever the media says', () => {
    expect(phase({ session: 'empty', hasSource: false })).toBe('empty');
    expect(phase({ session: 'failed', ...running })).toBe('error');
  });

  it('is ready, for the big play button, until playback is asked for', () => {
    expect(phase({ session: 'loading', readyState: 0 })).toBe('loading');
    expect(phase({})).toBe('ready');
    expect(phase(stopped)).toBe('paused');
  });

  it('is ready for a source that waits for play()', () => {
    expect(phase({ session: 'empty', readyState: 0 })).toBe('ready');
  });

  it('is waiting whenever the picture should move and does not', () => {
    expect(phase({ ...running, session: 'loading', readyState: 0 })).toBe('waiting');
    expect(phase({ ...running, readyState: 2 })).toBe('waiting');
    expect(phase({ ...running, seeking: true })).toBe('waiting');
    expect(phase(running)).toBe('playing');
  });

  it('is waiting for a paused viewer who seeks to what is not there', () => {
    expect(phase({ ...stopped, seeking: true })).toBe('waiting');
  });

  it('is never a spinner for what nobody loads', () => {
    expect(phase({ ...stopped, session: 'empty', readyState: 0 })).toBe('paused');
  });

  it('is ended at the end', () => {
    expect(phase({ ...stopped, ended: true })).toBe('ended');
  });
});

describe('autoplay', () => {
  it('is awaited while data comes, and offers the big play button once the browser has refused', () => {
    const coming = { ...loaded, autoplay: true, readyState: 1 };
    expect(isAutoplayPending(coming)).toBe(true);
    expect(phaseOf(coming)).toBe('waiting');
    const refused = { ...coming, readyState: 4 };
    expect(isAutoplayPending(refused)).toBe(false);
    expect(phaseOf(refused)).toBe('ready');
  });
});
