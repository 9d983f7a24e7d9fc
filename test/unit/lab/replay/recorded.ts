import { createAbr, type AbrContext, type AbrController } from '../../../../src/abr/index.js';
import { createSwitchableAbr } from '../../../../src/abr/switchable-abr.js';
import { SessionRecorder } from '../../../../src/session/session-recorder.js';
import type { SessionRecord } from '../../../../src/session/session-record.js';
import { Link } from '../../../../lab/src/sim/network/link.js';
import type { TracePoint } from '../../../../lab/src/sim/network/trace.js';
import { playSession } from '../../../../lab/src/sim/session/play-session.js';
import { syntheticTitle } from '../../../../lab/src/sim/title/synthetic-title.js';

export const title = syntheticTitle({
  name: 'test',
  bitratesKbps: [256, 450, 800, 1400, 2200, 3200],
  segmentSec: 4,
  segmentCount: 40,
  seed: 3,
});

interface Playing {
  readonly points: readonly TracePoint[];
  readonly segmentCount?: number;
  /** By name, or objects of the page's own. */
  readonly controllers: readonly (string | AbrController)[];
  /** The next controller takes over after so many decisions. */
  readonly switchEvery?: number;
  readonly sizes?: 'known' | 'hidden';
  readonly liveSec?: number;
  readonly context?: Partial<AbrContext>;
}

/** Plays a session in the simulator with the player's recorder between, and gives what a player would save. */
export function recordedSession(playing: Playing): SessionRecord {
  const { points, controllers, switchEvery = Infinity, segmentCount = 25, liveSec, sizes, context } = playing;
  const recorder = new SessionRecorder();
  const listened = (which: string | AbrController | undefined): AbrController =>
    typeof which === 'object'
      ? recorder.listen(which, which.name, 'object')
      : recorder.listen(createAbr(which ?? 'hybrid'), which ?? 'hybrid', 'name');
  const [first, ...others] = controllers;
  const switchable = createSwitchableAbr(listened(first));
  let decided = 0;
  const controller: AbrController = {
    name: 'page',
    observe: (event) => guarded(() => switchable.observe(event)),
    decide: (asked) => {
      if (decided > 0 && decided % switchEvery === 0 && others.length > 0)
        switchable.use(listened(others.shift()));
      decided += 1;
      // Engines ask after segments; the simulator doesn't yet.
      switchable.replace?.(asked, [{ startSec: 0, endSec: asked.bufferLevelSec, renditionIndex: 0 }]);
      return guarded(() => switchable.decide(asked)) ?? { renditionIndex: 0, reason: 'controller-failed' };
    },
    abandon: (progress, asked) => switchable.abandon?.(progress, asked) ?? null,
    reset: () => switchable.reset(),
  };
  playSession({
    controller,
    title,
    link: new Link({ id: 'test', dataset: 'test', points }),
    segmentCount,
    ...(sizes !== undefined && { sizes }),
    ...(liveSec !== undefined && { live: { targetLatencySec: liveSec, catchUpRate: 1.05 } }),
    ...(context !== undefined && { context }),
  });
  return recorder.record({ engineKind: 'hls', isLive: liveSec !== undefined, qoe: () => null });
}

/** A network that drops in mid-download, so that something is given up. */
export const dropping: readonly TracePoint[] = [
  { durationMs: 22_000, kbps: 4500, latencyMs: 40 },
  { durationMs: 25_000, kbps: 350, latencyMs: 60 },
  { durationMs: 30_000, kbps: 2500, latencyMs: 40 },
];

/** Playback goes on over a controller that fails, as the player's engines see to. */
function guarded<Given>(run: () => Given): Given | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
