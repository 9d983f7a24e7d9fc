import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createQoeTracker } from '../../src/qoe/index.js';
import type { BeaconEvent } from '../../src/wire/beacon.js';
import { shapedOrigin } from './support/shaped-origin.js';
import { view, watch, type Watched } from './support/watched-video.js';

const origin = inject('origin');
const FILE = '/media/lab/file.mp4';

async function until(condition: () => boolean): Promise<void> {
  await vi.waitUntil(condition, { timeout: 20_000, interval: 20 });
}

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a tracker on a real video', () => {
  const open: Watched[] = [];
  const watched = (): Watched => {
    const one = watch();
    open.push(one);
    return one;
  };

  beforeEach(() => {
    open.length = 0;
  });

  afterEach(() => {
    for (const one of open) one.close();
  });

  it('tells the start, the intent and the startup once each, and counts what was played', async () => {
    const { media, tracker, of } = watched();
    tracker.start(view(`${origin}${FILE}?token=secret#t`));
    media.src = `${origin}${FILE}`;
    await media.play();
    await until(() => media.currentTime > 2);
    media.pause();
    await media.play();
    await until(() => media.currentTime > 2.5);
    expect(of('view-start')).toMatchObject([{ seq: 0, t: 0, src: `${origin}${FILE}` }]);
    expect(of('intent')).toMatchObject([{ autoplay: false }]);
    expect(of('startup')).toMatchObject([{ flagged: false }]);
    expect(of('stall')).toEqual([]);
    const summary = tracker.summary();
    expect(summary?.counters.startupMs).toBeGreaterThan(0);
    const playedShare = (summary?.counters.playedMs ?? 0) / (media.currentTime * 1_000);
    expect(playedShare).toBeGreaterThan(0.9);
    expect(playedShare).toBeLessThan(1.1);
    tracker.end('quit');
    expect(of('end')).toMatchObject([{ reason: 'quit' }]);
    expect(tracker.summary()).toBeNull();
  });

  it('measures how much the picture is blown up to the box it is shown in', async () => {
    const { media, tracker } = watched();
    tracker.start(view(FILE));
    media.src = `${origin}${FILE}`;
    await until(() => media.videoWidth > 0);
    media.style.width = `${media.videoWidth * 3}px`;
    media.style.height = `${media.videoHeight * 2}px`;
    await media.play();
    await until(() => (tracker.summary()?.counters.upscaleMs ?? 0) > 1_000);
    const { upscaleMax, upscaleMs = 0, playedMs = 0 } = tracker.summary()?.counters ?? {};
    expect(upscaleMax).toBeCloseTo(1, 1);
    expect(upscaleMs).toBeLessThanOrEqual(playedMs * 1.05);
  });

  it('counts as a stall that the picture stands while sound plays on', async () => {
    const { media, tracker, of } = watched();
    tracker.start({ ...view('blob:'), sourceType: 'dash' });
    const source = new MediaSource();
    media.src = URL.createObjectURL(source);
    await new Promise((resolve) => {
      source.addEventListener('sourceopen', resolve, { once: true });
    });
    const append = async (buffer: SourceBuffer, ...files: readonly string[]): Promise<void> => {
      for (const file of files) {
        const answer = await fetch(`${origin}/media/lab/${file}`);
        buffer.appendBuffer(await answer.arrayBuffer());
        await new Promise((resolve) => {
          buffer.addEventListener('updateend', resolve, { once: true });
        });
      }
    };
    const picture = source.addSourceBuffer('video/mp4; codecs="avc1.64000c"');
    const sound = source.addSourceBuffer('audio/mp4; codecs="mp4a.40.2"');
    source.duration = 12;
    await append(picture, 'video/144p/init.mp4', 'video/144p/1.m4s');
    await append(sound, 'audio/init.mp4', 'audio/1.m4s', 'audio/2.m4s', 'audio/3.m4s');
    media.currentTime = 3;
    await media.play();
    await until(() => media.readyState < media.HAVE_FUTURE_DATA);
    // As far as the sound had come by itself: a stall by the element's word alone would have begun there.
    expect(media.currentTime).toBeGreaterThan(6);
    await append(picture, 'video/144p/2.m4s', 'video/144p/3.m4s');
    await until(() => of('stall').length > 0);
    expect(of('stall')[0]?.positionSec).toBeLessThan(5.5);
    expect(of('stall')[0]?.cause).toBe('network');
  });

  it('tells an autoplay as one', async () => {
    const { media, tracker, of } = watched();
    tracker.start(view(FILE));
    media.autoplay = true;
    media.src = `${origin}${FILE}`;
    await until(() => of('startup').length > 0);
    expect(of('intent')).toMatchObject([{ autoplay: true }]);
  });

  it('measures the startup from play(), not from the preload', async () => {
    const { media, tracker, of } = watched();
    tracker.start(view(FILE));
    media.src = `${origin}${FILE}`;
    await until(() => media.readyState >= media.HAVE_ENOUGH_DATA);
    await pass(1_500);
    await media.play();
    await until(() => of('startup').length > 0);
    expect(of('intent')[0]?.t).toBeGreaterThan(1_400);
    expect(of('startup')[0]?.startupMs).toBeLessThan(1_000);
  });

  it('takes back a play that the browser refuses, and lets the page see the refusal', async () => {
    const { media, tracker, of } = watched();
    const refused = new DOMException('no gesture', 'NotAllowedError');
    const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockRejectedValue(refused);
    const other = watched();
    other.tracker.start(view(FILE));
    await expect(other.media.play()).rejects.toBe(refused);
    play.mockRestore();
    expect(other.tracker.summary()?.gauges.state).toBe('idle');
    tracker.start(view(FILE));
    expect(of('intent')).toEqual([]);
    expect(media.paused).toBe(true);
  });

  it('sees an unbuffered seek as a seek and not as a stall', async () => {
    const { media, tracker, of } = watched();
    await shapedOrigin(origin, 'qoe-seek', 4_000, 300);
    tracker.start(view(FILE));
    media.src = `${origin}/shaped/qoe-seek${FILE}`;
    await media.play();
    await until(() => media.currentTime > 1);
    const targetSec = media.duration - 5;
    expect(media.buffered.end(media.buffered.length - 1)).toBeLessThan(targetSec);
    media.currentTime = targetSec;
    await until(() => !media.seeking && media.currentTime > targetSec + 1);
    expect(of('seek')).toMatchObject([{ toSec: targetSec }]);
    expect(of('seek')[0]?.latencyMs).toBeGreaterThan(250);
    expect(of('seek')[0]?.fromSec).toBeLessThan(5);
    expect(of('stall')).toEqual([]);
  });

  it('sees a network that runs dry as one stall', async () => {
    const { media, tracker, of } = watched();
    await shapedOrigin(origin, 'qoe-stall', 700, 0);
    tracker.start(view(FILE));
    media.src = `${origin}/shaped/qoe-stall${FILE}`;
    await media.play();
    await until(() => media.currentTime > 1);
    await shapedOrigin(origin, 'qoe-stall', 1, 0);
    await until(() => tracker.summary()?.gauges.state === 'stalled');
    await pass(1_000);
    const during = tracker.summary()?.counters;
    await shapedOrigin(origin, 'qoe-stall', null, 0);
    await until(() => of('stall').length > 0);
    expect(during?.stallCount).toBe(1);
    expect(of('stall')).toMatchObject([{ cause: 'network' }]);
    expect(of('stall')[0]?.durationMs).toBeGreaterThanOrEqual(during?.stallMs ?? Infinity);
  });

  it('counts a pause as no time played', async () => {
    const { media, tracker } = watched();
    tracker.start(view(FILE));
    media.src = `${origin}${FILE}`;
    await media.play();
    await until(() => media.currentTime > 1);
    media.pause();
    await pass(100);
    const before = tracker.summary()?.counters;
    await pass(1_200);
    const after = tracker.summary()?.counters;
    expect(after?.playedMs).toBe(before?.playedMs);
    expect(after?.stallMs).toBe(0);
    expect((after?.pausedMs ?? 0) - (before?.pausedMs ?? 0)).toBeGreaterThan(1_000);
  });

  it('keeps two players apart', async () => {
    const [first, second] = [watched(), watched()];
    first.tracker.start(view(FILE));
    second.tracker.start(view(FILE));
    first.media.src = `${origin}${FILE}`;
    second.media.src = `${origin}${FILE}`;
    await first.media.play();
    await until(() => first.of('startup').length > 0 && first.media.currentTime > 1);
    expect(second.of('intent')).toEqual([]);
    expect(second.tracker.summary()?.counters.playedMs).toBe(0);
    expect(first.tracker.summary()?.viewId).not.toBe(second.tracker.summary()?.viewId);
  });

  it('ends one view before the next, each numbered from 0', () => {
    const { tracker, events, of } = watched();
    tracker.start(view('/a.mp4'));
    tracker.start(view('/b.mp4'));
    expect(of('end')).toMatchObject([{ reason: 'source-changed' }]);
    expect(events.map(({ type, seq }) => `${type} ${seq}`)).toEqual([
      'view-start 0',
      'end 1',
      'view-start 0',
    ]);
  });

  it('says how a title ended', async () => {
    const { media, tracker, of } = watched();
    tracker.start(view(FILE));
    media.src = `${origin}${FILE}`;
    await media.play();
    await until(() => media.readyState >= media.HAVE_CURRENT_DATA);
    media.currentTime = media.duration - 0.5;
    await until(() => media.ended && of('heartbeat').some(({ gauges }) => gauges.state === 'ended'));
    tracker.dispose();
    expect(of('end')).toMatchObject([{ reason: 'ended' }]);
  });

  it('ends the view and flushes as the page goes, and begins a new one if it comes back', async () => {
    const flush = vi.fn<() => void>();
    const opened: string[] = [];
    const events: BeaconEvent[] = [];
    const media = document.createElement('video');
    const tracker = createQoeTracker({
      media,
      sinks: [
        {
          open: ({ viewId, sessionId }) => opened.push(`${viewId} ${sessionId}`),
          event: (event) => events.push(event),
          flush,
          dispose() {},
        },
      ],
    });
    tracker.start(view(FILE));
    tracker.rendered({ id: 'low', bitrateKbps: 500 });
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(events.at(-1)).toMatchObject({ type: 'end', reason: 'page-hidden' });
    expect(flush).toHaveBeenCalledOnce();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(tracker.summary()?.gauges.renderedKbps).toBe(500);
    expect(opened).toHaveLength(2);
    const [[firstView, firstSession], [secondView, secondSession]] = opened.map((ids) => ids.split(' ')) as [
      string[],
      string[],
    ];
    expect(firstView).not.toBe(secondView);
    expect(firstSession).toBe(secondSession);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
    expect(events.at(-1)).toMatchObject({ type: 'end', reason: 'quit' });
    tracker.dispose();
  });

  it('counts the wait from when it was asked for, where it is told of that later', async () => {
    const { media, tracker, of } = watched();
    const nowMs = performance.now();
    tracker.start({ ...view(FILE), asked: { loadMs: nowMs - 3_000, playMs: nowMs - 2_000 } });
    media.src = `${origin}${FILE}`;
    await media.play();
    await until(() => of('startup').length > 0);
    const [started] = of('view-start');
    expect(started?.t).toBe(0);
    expect(Date.now() - (started?.startedAt ?? 0)).toBeGreaterThanOrEqual(3_000);
    expect(of('intent')[0]?.t).toBe(1_000);
    expect(of('startup')[0]?.startupMs).toBeGreaterThanOrEqual(2_000);
    expect(of('startup')[0]?.t).toBe(1_000 + (of('startup')[0]?.startupMs ?? 0));
  });

  it('leaves the element as it found it', () => {
    const media = document.createElement('video');
    const events: BeaconEvent[] = [];
    const tracker = createQoeTracker({
      media,
      sinks: [{ open() {}, event: (event) => events.push(event), flush() {}, dispose() {} }],
    });
    expect(Object.hasOwn(media, 'play')).toBe(true);
    tracker.start(view(FILE));
    media.dispatchEvent(new Event('play'));
    expect(events.map(({ type }) => type)).toEqual(['view-start', 'intent']);
    tracker.dispose();
    tracker.start(view(FILE));
    expect(Object.hasOwn(media, 'play')).toBe(false);
    for (const type of ['play', 'seeking', 'ended']) media.dispatchEvent(new Event(type));
    expect(events.map(({ type }) => type)).toEqual(['view-start', 'intent', 'end']);
    expect(tracker.summary()).toBeNull();
  });
});
