import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/base/clock.js';
import { AbrDriver } from '../../../src/engine/driver/abr-driver.js';
import type { AbrSituation } from '../../../src/engine/driver/situation.js';
import type { DecisionRecord } from '../../../src/media/decision.js';
import type { DownloadProgress, DownloadSample } from '../../../src/media/download.js';
import type { Ladder } from '../../../src/media/rendition.js';
import { ScriptedController, type ControllerScript } from '../../fakes/scripted-controller.js';

const ladder: Ladder = [300, 800, 2_000, 5_000].map((bitrateKbps, index) => ({
  id: `r${index}`,
  bitrateKbps,
  height: 180 * (index + 1),
}));

function drive(script: ControllerScript = {}, situation: Partial<AbrSituation> = {}) {
  let nowMs = 0;
  const clock: Clock = { now: () => nowMs, after: () => () => {}, every: () => () => {} };
  const controller = new ScriptedController(script);
  const decisions: DecisionRecord[] = [];
  const failures: string[] = [];
  const driver = new AbrDriver({
    controller,
    clock,
    situation: {
      bufferLevelSec: () => 8,
      maxBufferSec: () => 30,
      segmentDurationSec: () => 4,
      playbackRate: () => 1,
      ...situation,
    },
    hintKbps: 4_000,
    onDecision: (decision) => decisions.push(decision),
    onFailure: ({ code }) => failures.push(code),
  });
  driver.setLadder(ladder);
  return {
    driver,
    controller,
    decisions,
    failures,
    wait: (ms: number) => {
      nowMs += ms;
    },
    /** One segment from choice to arrival. */
    segment: () => {
      const { renditionIndex } = driver.choose();
      driver.requested(renditionIndex);
      nowMs += 500;
      driver.sample(sampleOf(renditionIndex, nowMs));
      return renditionIndex;
    },
  };
}

function sampleOf(renditionIndex: number, endMs: number): DownloadSample {
  return {
    kind: 'video',
    renditionIndex,
    bytes: 100_000,
    durationSec: 4,
    requestStartMs: endMs - 500,
    responseStartMs: endMs - 400,
    responseEndMs: endMs,
    fromCache: false,
    timing: 'engine',
  };
}

const progress: DownloadProgress = {
  kind: 'video',
  renditionIndex: 3,
  loadedBytes: 1_000,
  durationSec: 4,
  requestStartMs: 0,
  nowMs: 900,
  bufferLevelSec: 2,
};

describe('AbrDriver', () => {
  it('asks the controller once for a segment, however often the engine polls', () => {
    const { driver, controller, wait } = drive();
    for (let poll = 0; poll < 20; poll += 1) {
      driver.choose();
      wait(100);
    }
    expect(controller.contexts).toHaveLength(1);
    driver.requested(0);
    for (let poll = 0; poll < 20; poll += 1) {
      driver.choose();
      wait(100);
    }
    expect(controller.contexts).toHaveLength(1);
    driver.sample(sampleOf(0, 4_000));
    driver.choose();
    expect(controller.contexts).toHaveLength(2);
  });

  it('asks again after a while without a request, since the buffer drains', () => {
    const { driver, controller, segment, wait } = drive();
    segment();
    driver.choose();
    wait(2_000);
    driver.choose();
    expect(controller.contexts).toHaveLength(3);
  });

  it('leaves the controller alone while the buffer is full, and asks it before the next request', () => {
    let levelMs = 33_000;
    const { driver, controller, segment, wait } = drive({}, { bufferLevelSec: () => levelMs / 1_000 });
    segment();
    driver.choose();
    const poll = (times: number): void => {
      for (let time = 0; time < times; time += 1) {
        wait(100);
        levelMs -= 100;
        driver.choose();
      }
    };
    poll(29);
    expect(controller.contexts).toHaveLength(2);
    poll(2);
    expect(controller.contexts.map(({ bufferLevelSec }) => bufferLevelSec)).toEqual([33, 33, 30]);
  });

  it('gives the controller the situation, and what was loaded last', () => {
    const { driver, controller, segment } = drive({ decide: ({ currentIndex }) => currentIndex + 1 });
    segment();
    driver.choose();
    expect(controller.contexts[0]).toMatchObject({
      currentIndex: -1,
      bufferLevelSec: 8,
      maxBufferSec: 30,
      segmentDurationSec: 4,
      hintKbps: 4_000,
      renditions: ladder,
      constraints: {},
    });
    expect(controller.contexts[1]?.currentIndex).toBe(0);
  });

  it('reports one decision for each segment asked for, with its reason', () => {
    const { driver, decisions, segment } = drive({
      decide: () => ({ renditionIndex: 2, reason: 'because', evidence: { throughputKbps: 7 } }),
    });
    driver.choose();
    expect(decisions).toEqual([]);
    segment();
    segment();
    expect(decisions).toHaveLength(2);
    expect(decisions[0]).toEqual({
      renditionIndex: 2,
      reason: 'because',
      evidence: { throughputKbps: 7 },
      controller: 'scripted',
      atMs: 0,
      bufferLevelSec: 8,
    });
  });

  it("tells an engine's own way around a fault from a decision", () => {
    const { driver, decisions } = drive({ decide: () => 3 });
    driver.choose();
    driver.requested(1);
    expect(decisions).toMatchObject([{ renditionIndex: 1, reason: 'engine-detour' }]);
  });

  it('tells the controller how long nothing was asked for', () => {
    const { controller, segment, wait } = drive();
    segment();
    wait(3_000);
    segment();
    segment();
    expect(controller.heard.filter(({ type }) => type === 'idle')).toEqual([
      { type: 'idle', durationMs: 3_000 },
    ]);
  });

  it('answers inside the ladder, the cap and the pin, whatever the controller says', () => {
    const anything = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity));
    fc.assert(
      fc.property(
        anything,
        fc.option(fc.integer({ min: 0, max: 1_000 })),
        fc.option(fc.nat({ max: 3 })),
        (said, maxHeight, pin) => {
          const { driver } = drive({ decide: () => said });
          if (maxHeight !== null) driver.cap({ maxHeight });
          if (pin !== null) driver.select({ mode: 'pinned', renditionIndex: pin });
          const { renditionIndex } = driver.choose();
          if (pin !== null) expect(renditionIndex).toBe(pin);
          else expect(ladder.map((_, index) => index)).toContain(renditionIndex);
          const height = ladder[renditionIndex]?.height ?? 0;
          if (pin === null && maxHeight !== null && maxHeight >= 180)
            expect(height).toBeLessThanOrEqual(maxHeight);
        },
      ),
    );
  });

  it('drops an answer that a pin, a cap or a seek has overtaken', () => {
    const { driver, controller } = drive({ decide: () => 3 });
    expect(driver.choose().renditionIndex).toBe(3);
    driver.cap({ maxBitrateKbps: 900 });
    expect(driver.choose().renditionIndex).toBe(1);
    expect(controller.contexts.at(-1)?.constraints).toEqual({ maxIndex: 1 });
    driver.select({ mode: 'pinned', renditionIndex: 2 });
    expect(driver.choose()).toEqual({ renditionIndex: 2, reason: 'pinned' });
  });

  it('keeps a pin on its rendition when the ladder changes, and lets go of one that is gone', () => {
    const { driver } = drive();
    driver.select({ mode: 'pinned', renditionIndex: 2 });
    driver.setLadder(ladder.slice(1));
    expect(driver.selection).toEqual({ mode: 'pinned', renditionIndex: 1 });
    driver.setLadder(ladder.slice(0, 2));
    expect(driver.selection).toEqual({ mode: 'auto' });
  });

  it('survives a controller that throws everywhere, and says so once', () => {
    const fails = (): never => {
      throw new Error('out of order');
    };
    const { driver, failures, segment } = drive({ decide: fails, abandon: fails });
    expect([segment(), segment()]).toEqual([0, 0]);
    expect(driver.abandon(progress)).toBeNull();
    expect(failures).toEqual(['ABR_CONTROLLER_FAILED']);
  });

  it('answers with what a download was abandoned for, until that is asked for', () => {
    const { driver, decisions, wait } = drive({
      decide: () => 3,
      abandon: () => ({ renditionIndex: 0, reason: 'too-slow' }),
    });
    driver.requested(driver.choose().renditionIndex);
    expect(driver.abandon(progress)).toMatchObject({ renditionIndex: 0 });
    driver.settled();
    driver.sample({ ...sampleOf(-1, 900), kind: 'audio' });
    driver.stalled();
    wait(5_000);
    expect(driver.choose().renditionIndex).toBe(0);
    driver.requested(0);
    expect(decisions.at(-1)).toMatchObject({ renditionIndex: 0, reason: 'too-slow' });
  });

  it('never abandons for a rendition as high, nor against a pin', () => {
    const { driver } = drive({ abandon: () => ({ renditionIndex: 3, reason: 'up' }) });
    expect(driver.abandon(progress)).toBeNull();
    const pinned = drive({ abandon: () => ({ renditionIndex: 0, reason: 'too-slow' }) });
    pinned.driver.select({ mode: 'pinned', renditionIndex: 3 });
    expect(pinned.driver.abandon(progress)).toBeNull();
  });

  it('thinks a request that is made again over, for a lower rendition alone, and stands by it', () => {
    let wanted = 3;
    const { driver, decisions, wait } = drive({ decide: () => wanted });
    expect(driver.reconsider()).toBeNull();
    driver.requested(driver.choose().renditionIndex);
    expect(driver.reconsider()).toBeNull();
    wanted = 1;
    expect(driver.reconsider()).toMatchObject({ renditionIndex: 1 });
    wanted = 2;
    wait(5_000);
    expect(driver.choose().renditionIndex).toBe(1);
    driver.requested(1);
    expect(decisions.at(-1)).toMatchObject({ renditionIndex: 1, reason: 'scripted' });
    expect(driver.reconsider()).toBeNull();
    driver.select({ mode: 'pinned', renditionIndex: 0 });
    driver.requested(0);
    expect(driver.reconsider()).toBeNull();
  });

  it('asks a controller that can about the buffer, and takes no nonsense for an answer', () => {
    const { driver, controller, failures, segment } = drive();
    const held = [{ startSec: 0, endSec: 4, renditionIndex: 0 }];
    const answering = (replace: () => { fromSec: number; reason: string } | null) =>
      Object.assign(controller, { replace });
    segment();
    expect(driver.replace(held)).toBeNull();
    answering(() => ({ fromSec: 8, reason: 'fast-switch' }));
    expect(driver.replace(held)).toEqual({ fromSec: 8, reason: 'fast-switch' });
    expect(driver.replace([])).toBeNull();
    for (const fromSec of [0, -1, Number.NaN]) {
      answering(() => ({ fromSec, reason: 'fast-switch' }));
      expect(driver.replace(held)).toBeNull();
    }
    answering(() => {
      throw new Error('no idea');
    });
    expect(driver.replace(held)).toBeNull();
    expect(failures).toEqual(['ABR_CONTROLLER_FAILED']);
    answering(() => ({ fromSec: 8, reason: 'fast-switch' }));
    driver.select({ mode: 'pinned', renditionIndex: 1 });
    expect(driver.replace(held)).toBeNull();
  });

  it.each([
    [12, 12],
    [-0.3, 0],
    [Number.NaN, undefined],
    [Infinity, undefined],
    [undefined, undefined],
  ])('tells a controller how much is left of the title where that is known: %s s', (told, heard) => {
    const { driver, controller } = drive({}, { remainingSec: () => told });
    driver.choose();
    expect(controller.contexts[0]?.remainingSec).toBe(heard);
  });
});
