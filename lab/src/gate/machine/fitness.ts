import type { MachineLoad } from '../../record/view-record.js';
import type { Fitness } from '../results/play-result.js';

/**
 * Beyond these a play says more of the machine than of the player. A 50 ms timer that comes 100 ms late makes
 * every decision and every look at the playhead late; one frame in 20 not shown, on a processor that has much to
 * do, is a picture that stutters by itself (on an idle one the player threw them away). A processor busy for over 90 % isn't a bottleneck yet, as long as the page gets its turn: it is one
 * with timers that are noticeably late.
 */
export const machineLimits = {
  timerLateP99Ms: 100,
  droppedFrameShare: 0.05,
  busyWhenDroppedShare: 0.5,
  busyShare: 0.9,
  timerLateWhenBusyMs: 60,
} as const;

/**
 * Whether the play counts. A scenario that slows the processor down on purpose asks for late timers and
 * dropped frames: there only the machine itself may not be busy.
 */
export function fitnessOf(
  { busyShare, timerLateP99Ms, droppedFrameShare }: MachineLoad,
  { cpuThrottle }: { readonly cpuThrottle: number },
): Fitness {
  const isBusy = busyShare > machineLimits.busyShare;
  const busy = `the processor was busy for ${Math.round(100 * busyShare)} % of the time`;
  const late = `timers came ${Math.round(timerLateP99Ms)} ms late`;
  if (cpuThrottle > 1) return isBusy ? { kind: 'unfit', why: busy } : { kind: 'fit' };
  if (isBusy && timerLateP99Ms > machineLimits.timerLateWhenBusyMs)
    return { kind: 'unfit', why: `${busy}, and ${late}` };
  if (timerLateP99Ms > machineLimits.timerLateP99Ms) return { kind: 'unfit', why: late };
  if (droppedFrameShare > machineLimits.droppedFrameShare && busyShare > machineLimits.busyWhenDroppedShare)
    return { kind: 'unfit', why: `${Math.round(100 * droppedFrameShare)} % of the frames were dropped` };
  return { kind: 'fit' };
}
