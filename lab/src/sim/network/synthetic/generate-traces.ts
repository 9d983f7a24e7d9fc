import { seededRandom, type Random } from '../../../../../src/base/random.js';
import { invalidArgument } from '../../../../../src/base/sv-error.js';
import type { Trace, TracePoint } from '../trace.js';
import { linkFamilies } from './families/index.js';
import { syntheticFamilies, type LinkFamily, type LinkState, type SyntheticFamily } from './link-family.js';
import { logNormal, normal } from './normal.js';
import { OutageProcess } from './outage-process.js';
import { SlotProcess } from './slot-process.js';

export interface GenerateOptions {
  readonly family: SyntheticFamily;
  readonly count: number;
  readonly durationSec: number;
  readonly seed: number;
}

/**
 * Traces of one kind of network, over and over the same from the same seed; more of them begin with the same
 * ones. Throws SvError INVALID_ARGUMENT.
 *
 * In step t of a session with level L, state s, and standard normal numbers ε and η,
 *
 *   kbps(t) = min(ceiling·L, L · factor(s) · exp(u·(σ(s)·z(t) + σ_jitter(s)·η(t)))) · slot(t) · Π outages(t)
 *   z(t)    = ρ·z(t−1) + √(1−ρ²)·ε(t),   ρ = exp(−step / memory(s))
 *
 * L = median · exp(σ_level·N), u = exp(σ_unsteadiness·N): once a session. The state is a Markov chain whose
 * stays are geometric. z goes on through a change of state.
 */
export function generateTraces({ family, count, durationSec, seed }: GenerateOptions): Trace[] {
  if (!syntheticFamilies.includes(family))
    throw invalidArgument('family', family, `one of ${syntheticFamilies.join(', ')}`);
  if (!Number.isSafeInteger(count) || count < 0)
    throw invalidArgument('count', count, 'a whole number from 0');
  if (!Number.isFinite(durationSec) || durationSec <= 0)
    throw invalidArgument('durationSec', durationSec, 'a number of seconds above 0');
  if (!Number.isFinite(seed)) throw invalidArgument('seed', seed, 'a finite number');
  return Array.from({ length: count }, (_, index) => ({
    id: `${family}-${seed}-${index + 1}`,
    dataset: `synthetic-${family}`,
    points: generate(linkFamilies[family], durationSec, seededRandom(hash(`${family}/${seed}/${index}`))),
  }));
}

function generate(family: LinkFamily, durationSec: number, random: Random): TracePoint[] {
  const { stepMs, level, ceiling, states } = family;
  const levelKbps = level.medianKbps * logNormal(random, level.sigma);
  const unsteadiness = logNormal(random, family.unsteadinessSigma);
  const outages = family.outages.map((model) => new OutageProcess(model, random));
  const slots = family.slots && new SlotProcess(family.slots, random);
  let state = pick(states, ({ weight, dwellSec }) => weight * dwellSec, random);
  let slow = normal(random);
  const points: TracePoint[] = [];
  for (let fromMs = 0; fromMs < durationSec * 1000; fromMs += stepMs) {
    if (random() < stepMs / 1000 / state.dwellSec) state = pick(states, ({ weight }) => weight, random);
    const kept = Math.exp(-stepMs / 1000 / state.memorySec);
    slow = kept * slow + Math.sqrt(1 - kept * kept) * normal(random);
    const swing = unsteadiness * (state.sigma * slow + state.jitterSigma * normal(random));
    const slot = slots?.next(stepMs) ?? { factor: 1, latencyFactor: 1 };
    const left = outages.reduce((share, outage) => share * outage.next(stepMs, state.name), slot.factor);
    const kbps = Math.min(ceiling * levelKbps, levelKbps * state.factor * Math.exp(swing)) * left;
    points.push({
      durationMs: Math.min(stepMs, durationSec * 1000 - fromMs),
      // The first stretch carries something, so that no trace is all outage.
      kbps: Math.max(points.length === 0 ? 1 : 0, Math.round(kbps)),
      latencyMs: Math.round(state.latencyMs * slot.latencyFactor * logNormal(random, state.latencySigma)),
    });
  }
  return points;
}

function pick(
  states: readonly [LinkState, ...LinkState[]],
  weightOf: (state: LinkState) => number,
  random: Random,
): LinkState {
  let left = random() * states.reduce((sum, state) => sum + weightOf(state), 0);
  for (const state of states) {
    left -= weightOf(state);
    if (left < 0) return state;
  }
  return states[0];
}

/** FNV-1a, 32 bits: neighbouring seeds begin far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
