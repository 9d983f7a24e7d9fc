import type { LinkScript, LinkStep } from '../contract.js';
import type { LinkChange } from '../monkeys/disturbance.js';

/** The script as it goes on from a moment: what was at `fromSec` is at 0. */
export function scriptFrom({ steps, repeatAfterSec }: LinkScript, fromSec: number): LinkScript {
  if (fromSec <= 0) return repeatAfterSec === undefined ? { steps } : { steps, repeatAfterSec };
  const atSec = repeatAfterSec === undefined ? fromSec : fromSec % repeatAfterSec;
  const current = steps.findLastIndex((step) => step.fromSec <= atSec);
  const ahead = steps
    .slice(Math.max(0, current))
    .map((step) => startingAt(step, Math.max(0, step.fromSec - atSec)));
  if (repeatAfterSec === undefined) return { steps: ahead };
  // The same circle, entered at another point: what was before this moment comes at its end.
  const before = steps
    .filter((step) => step.fromSec < atSec)
    .map((step) => startingAt(step, step.fromSec + repeatAfterSec - atSec));
  return { steps: [...ahead, ...before], repeatAfterSec };
}

function startingAt({ kbps, latencyMs }: LinkStep, fromSec: number): LinkStep {
  return { fromSec, kbps, latencyMs };
}

/** Every step with more latency and less bandwidth; a link without a bottleneck stays without. */
export function changedLink(script: LinkScript, change: LinkChange | null): LinkScript {
  if (change === null) return script;
  const { addLatencyMs, kbpsShare } = change;
  return {
    ...script,
    steps: script.steps.map(({ fromSec, kbps, latencyMs }) => ({
      fromSec,
      kbps: kbps === null ? null : kbps * kbpsShare,
      latencyMs: latencyMs + addLatencyMs,
    })),
  };
}
