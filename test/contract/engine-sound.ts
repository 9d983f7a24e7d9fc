import { expect, it, vi } from 'vitest';
import type { EngineContractSetup, ExpectedSound, Fault, OpenStage, Stage } from './engine-stage.js';

const soon = { timeout: 25_000, interval: 50 };

/** What was loaded of a track has to be played out. */
const SPEED = 3;

async function playing({ engine, media }: Stage, { source }: EngineContractSetup): Promise<void> {
  await engine.load(source);
  media.playbackRate = SPEED;
  await media.play();
  await vi.waitFor(() => {
    expect(media.currentTime).toBeGreaterThan(0.3);
  }, soon);
}

/** How many segments of this track have come. */
function arrived({ log }: Stage, { at = '' }: ExpectedSound): number {
  return log.sample.filter(({ url = '' }) => url.includes(at)).length;
}

/** Sound tracks: told, switched in mid-play, and kept. */
export function itSwitchesSound(
  setup: EngineContractSetup,
  sounds: readonly ExpectedSound[],
  stage: OpenStage,
): void {
  const { fault } = setup;
  const [first, second] = sounds;
  if (!first || !second) throw new Error('A source of one sound track has nothing to switch to.');

  it('tells its sound tracks, and which one is heard', async () => {
    const { engine, log } = await stage();
    await engine.load(setup.source);
    expect(engine.audio.tracks.map(({ label, language }) => ({ label, language }))).toEqual(
      sounds.map(({ label, language }) => ({ label, language })),
    );
    expect(new Set(engine.audio.tracks.map(({ id }) => id)).size).toBe(sounds.length);
    expect(engine.audio.selectedIndex).toBe(0);
    expect(log.audio.at(-1)).toEqual(engine.audio);
  });

  it('switches to another track and back in mid-play, and goes on playing', async () => {
    const opened = await stage();
    const { engine, media, log } = opened;
    await playing(opened, setup);
    for (const [index, sound] of [
      [1, second],
      [0, first],
    ] as const) {
      const before = arrived(opened, sound);
      const told = log.audio.length;
      const atSec = media.currentTime;
      engine.selectAudio(index);
      expect(engine.audio.selectedIndex).toBe(index);
      await vi.waitFor(() => {
        expect(arrived(opened, sound)).toBeGreaterThan(before);
        // Beyond what was left of the other track.
        expect(media.currentTime).toBeGreaterThan(atSec + 7);
      }, soon);
      expect(log.audio.slice(told).map(({ selectedIndex }) => selectedIndex)).toEqual([index]);
    }
    expect(log.error).toEqual([]);
  });

  it('plays what was chosen last, however quickly', async () => {
    const opened = await stage();
    const { engine, media } = opened;
    await playing(opened, setup);
    engine.selectAudio(1);
    engine.selectAudio(0);
    engine.selectAudio(1);
    const atSec = media.currentTime;
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(atSec + 7);
    }, soon);
    expect(engine.audio.selectedIndex).toBe(1);
    engine.selectAudio(0);
    engine.selectAudio(1);
    engine.selectAudio(0);
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(atSec + 14);
    }, soon);
    expect(engine.audio.selectedIndex).toBe(0);
  });

  it('says nothing where nothing changes, and refuses what is not there', async () => {
    const { engine, log } = await stage();
    await engine.load(setup.source);
    const told = log.audio.length;
    engine.selectAudio(0);
    for (const index of [-1, sounds.length, 0.5, Number.NaN]) {
      expect(() => {
        engine.selectAudio(index);
      }).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
    }
    expect(engine.audio.selectedIndex).toBe(0);
    expect(log.audio).toHaveLength(told);
  });

  if (fault) itKeepsSound(setup, second, fault, stage);
}

function itKeepsSound(
  setup: EngineContractSetup,
  second: ExpectedSound,
  fault: Fault,
  stage: OpenStage,
): void {
  it.each(['missing', 'garbage', 'offline'] as const)(
    'keeps the chosen track when it recovers from segments that are %s',
    async (how) => {
      const opened = await stage();
      const { engine, media, log } = opened;
      const over = fault(how);
      try {
        await engine.load(setup.source);
        engine.selectAudio(1);
        media.play().catch(() => {});
        await vi.waitFor(() => {
          expect(log.error.some(({ stopped }) => stopped)).toBe(true);
        }, soon);
      } finally {
        over();
      }
      engine.recover();
      await media.play();
      await vi.waitFor(() => {
        expect(media.currentTime).toBeGreaterThan(0.3);
      }, soon);
      expect(engine.audio.selectedIndex).toBe(1);
      expect(arrived(opened, second)).toBeGreaterThan(0);
    },
  );
}
