import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import type { AbrController, BufferedSegment } from '../../src/abr/contract/abr-controller.js';
import { fastSwitch } from '../../src/abr/replace/fast-switch.js';
import type { Stage } from '../contract/engine-stage.js';
import type { ControllerScript } from '../fakes/scripted-controller.js';
import { rerouteRequests } from './support/faulty-requests.js';
import { silentOrigin } from './support/silent-origin.js';
import { stageOf } from './support/stage-of.js';

const origin = inject('origin');
const HIGH = 4;
const titles: [type: 'hls' | 'dash', name: string][] = [
  ['hls', 'master.m3u8'],
  ['dash', 'manifest.mpd'],
];

let opened: Stage | null = null;
let back: () => void = () => {};

async function stage(
  type: 'hls' | 'dash',
  name: string,
  decide: NonNullable<ControllerScript['decide']>,
): Promise<Stage> {
  const source = { url: `${origin}/media/lab/${name}`, type };
  opened = await stageOf(source, { decide });
  await opened.engine.load(source);
  return opened;
}

afterEach(() => {
  back();
  back = () => {};
  opened?.close();
  opened = null;
});

describe('what is buffered low', () => {
  it.each(titles)('is loaded anew after a rise, where the controller asks for it: %s', async (type, name) => {
    const { media, controller, log } = await stage(type, name, ({ bufferLevelSec }) =>
      bufferLevelSec > 22 ? HIGH : 0,
    );
    const asked: (readonly BufferedSegment[])[] = [];
    let replacedAtSec: number | null = null;
    const replace: AbrController['replace'] = (context, buffered) => {
      asked.push(buffered);
      const answer = fastSwitch(context, buffered, { kbps: 50_000, latencySec: 0.02 });
      if (answer === null || replacedAtSec !== null) return null;
      replacedAtSec = media.currentTime + answer.fromSec;
      controller.script = { decide: () => HIGH };
      return answer;
    };
    Object.assign(controller, { replace });
    await media.play();
    await vi.waitFor(
      () => {
        expect(replacedAtSec).not.toBeNull();
      },
      { timeout: 25_000, interval: 50 },
    );
    // What plays next stayed: the picture goes on low, and turns high long before the first rise would come.
    media.playbackRate = 2;
    await vi.waitFor(
      () => {
        expect(log.rendered.at(-1)?.renditionIndex).toBe(HIGH);
      },
      { timeout: 25_000, interval: 50 },
    );
    expect(log.rendered.map(({ renditionIndex }) => renditionIndex)).toEqual([0, HIGH]);
    expect(log.rendered.at(-1)?.positionSec).toBeLessThan(18);
    expect(controller.heard.filter(({ type: event }) => event === 'stall')).toEqual([]);
    expect(log.error).toEqual([]);
    const starts = asked.at(-1)?.map(({ startSec }) => startSec) ?? [];
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(asked.at(-1)?.at(-1)?.renditionIndex).toBe(HIGH);
  });
});

describe('a pin', () => {
  it.each(titles)('while a segment is on its way leaves nothing out: %s', async (type, name) => {
    const silent = await silentOrigin(origin);
    let underWay = 0;
    back = rerouteRequests((url) => {
      if (underWay > 0 || !/\/video\/[^/]+\/3\.m4s$/.test(url)) return null;
      underWay += 1;
      return url.replace(origin, silent);
    });
    const { engine, media, log } = await stage(type, name, () => 0);
    await vi.waitFor(() => {
      expect(underWay).toBe(1);
    });
    engine.select({ mode: 'pinned', renditionIndex: HIGH });
    const jumps: number[] = [];
    media.addEventListener('seeking', () => jumps.push(media.currentTime));
    media.playbackRate = 3;
    await media.play();
    await vi.waitFor(
      () => {
        expect(media.currentTime).toBeGreaterThan(10);
      },
      { timeout: 25_000, interval: 50 },
    );
    expect(jumps.filter((atSec) => atSec > 0.5)).toEqual([]);
    expect(log.rendered.at(-1)?.renditionIndex).toBe(HIGH);
    expect(log.error).toEqual([]);
  });
});
