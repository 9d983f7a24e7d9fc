import { expect, it, vi } from 'vitest';
import type { EngineContractSetup, OpenStage, Stage } from './engine-stage.js';

const soon = { timeout: 25_000, interval: 50 };

/** What is loaded of another rendition may have to be played out. */
const SPEED = 3;

/** Beyond what any engine has buffered by then. */
const FAR_SEC = 45;

async function playing(setup: EngineContractSetup, opened: Stage): Promise<void> {
  await opened.engine.load(setup.source);
  await opened.media.play();
  await vi.waitFor(() => {
    expect(opened.log.rendered.length).toBeGreaterThan(0);
  }, soon);
}

const indexes = ({ log }: Stage): number[] => log.decision.map(({ renditionIndex }) => renditionIndex);

/** The ladder, who decides, and what is told of it. */
export function itChoosesRenditions(setup: EngineContractSetup, stage: OpenStage): void {
  it('tells the ladder, ascending by bitrate', async () => {
    const { engine, log } = await stage();
    await engine.load(setup.source);
    const rates = engine.renditions.map(({ bitrateKbps }) => bitrateKbps);
    expect(rates.length).toBeGreaterThan(2);
    expect(rates).toEqual(rates.toSorted((a, b) => a - b));
    expect(new Set(engine.renditions.map(({ id }) => id)).size).toBe(rates.length);
    expect(log.renditions.at(-1)?.renditions).toEqual(engine.renditions);
  });

  it('starts with what the controller says, and tells why', async () => {
    const opened = await stage({ decide: ({ renditions }) => renditions.length - 2 });
    await playing(setup, opened);
    const { engine, controller, log } = opened;
    const wanted = engine.renditions.length - 2;
    expect(controller.contexts[0]).toMatchObject({ currentIndex: -1, renditions: engine.renditions });
    expect(log.decision[0]).toMatchObject({
      renditionIndex: wanted,
      reason: 'scripted',
      controller: 'scripted',
    });
    expect(log.rendered[0]?.renditionIndex).toBe(wanted);
    expect(engine.renderedIndex).toBe(wanted);
  });

  it('decides once for each video segment, not on each poll', async () => {
    const opened = await stage();
    await playing(setup, opened);
    await vi.waitFor(() => {
      expect(opened.log.sample.filter(({ kind }) => kind !== 'audio').length).toBeGreaterThan(3);
    }, soon);
    const loaded = opened.log.sample.filter(({ kind }) => kind !== 'audio').length;
    expect(opened.log.decision.length).toBeGreaterThanOrEqual(loaded);
    expect(opened.log.decision.length).toBeLessThanOrEqual(loaded + 1);
  });

  it('measures what it downloads, and tells the controller', async () => {
    const opened = await stage({ decide: () => 1 });
    await playing(setup, opened);
    await vi.waitFor(() => {
      expect(opened.log.sample.filter(({ kind }) => kind !== 'audio').length).toBeGreaterThan(1);
    }, soon);
    for (const sample of opened.log.sample) {
      expect(sample.bytes).toBeGreaterThan(0);
      expect(sample.durationSec).toBeGreaterThan(0);
      expect(sample.responseStartMs).toBeGreaterThanOrEqual(sample.requestStartMs);
      expect(sample.responseEndMs).toBeGreaterThanOrEqual(sample.responseStartMs);
      expect(sample.renditionIndex).toBe(sample.kind === 'audio' ? -1 : 1);
    }
    const told = opened.controller.heard.filter(({ type }) => type === 'sample');
    expect(told).toHaveLength(opened.log.sample.length);
  });

  it('follows the controller up, and says when it is on screen', async () => {
    const opened = await stage();
    await playing(setup, opened);
    const top = opened.engine.renditions.length - 1;
    opened.controller.script = { decide: () => top };
    opened.media.currentTime = FAR_SEC;
    await vi.waitFor(() => {
      expect(opened.engine.renderedIndex).toBe(top);
    }, soon);
    expect(opened.log.rendered.map(({ renditionIndex }) => renditionIndex)).toEqual([0, top]);
    expect(opened.log.rendered.at(-1)?.positionSec).toBeGreaterThan(FAR_SEC - 6);
    expect(opened.controller.heard.some(({ type }) => type === 'seek')).toBe(true);
  });

  it('obeys a pin whatever the controller says, soon on screen, until it is let go', async () => {
    const opened = await stage();
    const { engine, media, log } = opened;
    await playing(setup, opened);
    media.playbackRate = SPEED;
    const top = engine.renditions.length - 1;
    engine.select({ mode: 'pinned', renditionIndex: top });
    expect(engine.selection).toEqual({ mode: 'pinned', renditionIndex: top });
    await vi.waitFor(() => {
      expect(engine.renderedIndex).toBe(top);
    }, soon);
    expect(log.decision.at(-1)).toMatchObject({ renditionIndex: top, reason: 'pinned' });
    engine.select({ mode: 'auto' });
    media.currentTime = FAR_SEC;
    await vi.waitFor(() => {
      expect(engine.renderedIndex).toBe(0);
    }, soon);
  });

  it('refuses a pin outside the ladder', async () => {
    const { engine } = await stage();
    await engine.load(setup.source);
    expect(() => {
      engine.select({ mode: 'pinned', renditionIndex: engine.renditions.length });
    }).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
    expect(engine.selection).toEqual({ mode: 'auto' });
  });

  it('keeps the controller, but not a pin, under the cap', async () => {
    const opened = await stage({ decide: ({ renditions }) => renditions.length - 1 });
    const { engine } = opened;
    const loading = engine.load(setup.source);
    opened.engine.events.on('renditions', ({ renditions }) => {
      engine.cap({ maxBitrateKbps: renditions[1]?.bitrateKbps ?? 0 });
    });
    await loading;
    opened.media.playbackRate = SPEED;
    await opened.media.play();
    await vi.waitFor(() => {
      expect(engine.renderedIndex).toBe(1);
    }, soon);
    expect(Math.max(...indexes(opened))).toBe(1);
    engine.select({ mode: 'pinned', renditionIndex: 2 });
    await vi.waitFor(() => {
      expect(engine.renderedIndex).toBe(2);
    }, soon);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('out of order');
      },
    ],
    ['answers nonsense', () => Number.NaN],
  ])('plays the lowest rendition with a controller that %s, and says so once', async (_, decide) => {
    const opened = await stage({ decide });
    await playing(setup, opened);
    await vi.waitFor(() => {
      expect(opened.log.decision.length).toBeGreaterThan(1);
    }, soon);
    expect(new Set(indexes(opened))).toEqual(new Set([0]));
    expect(opened.log.error.map(({ error, stopped }) => [error.code, stopped])).toEqual([
      ['ABR_CONTROLLER_FAILED', false],
    ]);
  });

  it('clamps an answer that is out of range', async () => {
    const opened = await stage({ decide: () => 99 });
    await playing(setup, opened);
    expect(opened.engine.renderedIndex).toBe(opened.engine.renditions.length - 1);
  });
}
