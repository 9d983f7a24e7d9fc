import type { MachineLoad } from '../../record/view-record.js';
import type { Fitness } from '../results/play-result.js';

/**
 * Beyond these a play says more of the machine than of the player. A processor busy for over 90 % delays
 * whatever comes; a 50 ms timer that comes 100 ms late makes every decision and every look at the playhead
 * late; one frame in 20 not shown is a picture that stutters by itself.
 */
export const machineLimits = { busyShare: 0.9, timerLateP99Ms: 100, droppedFrameShare: 0.05 } as const;

/**
 * Whether the play counts. A scenario that slows the processor down on purpose asks for late timers and
 * dropped frames: there only the machine itself may not be busy.
 */
export function fitnessOf(
  { busyShare, timerLateP99Ms, droppedFrameShare }: MachineLoad,
  { cpuThrottle }: { readonly cpuThrottle: number },
): Fitness {
  const reasons = [
    busyShare > machineLimits.busyShare
      ? `the processor was busy for ${Math.round(100 * busyShare)} % of the time`
      : null,
    cpuThrottle === 1 && timerLateP99Ms > machineLimits.timerLateP99Ms
      ? `timers came ${Math.round(timerLateP99Ms)} ms late`
      : null,
    cpuThrottle === 1 && droppedFrameShare > machineLimits.droppedFrameShare
      ? `${Math.round(100 * droppedFrameShare)} % of the frames were dropped`
      : null,
  ].filter((reason) => reason !== null);
  return reasons.length === 0 ? { kind: 'fit' } : { kind: 'unfit', why: reasons.join(', and ') };
}
