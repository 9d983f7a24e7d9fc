import type { AbrController } from '../contract/abr-controller.js';
import { hybridSettings, type HybridAbrOptions } from '../hybrid/hybrid-options.js';
import { PlanAbr } from '../hybrid/plan-abr.js';
import { LearnedPredictor } from './learned-predictor.js';
import { unpackWeights } from './packed-weights.js';
import { packedWeights } from './weights.js';

/** The hybrid's: what is planned for is the same. */
export type LearnedAbrOptions = HybridAbrOptions;

/**
 * Model predictive control over a learned distribution of transfer times (`hybrid/plan-abr.ts`, `network.ts`).
 * What it was trained on, and what it gains: `docs/model-card.md`.
 * @throws SvError INVALID_ARGUMENT for an option out of its range.
 */
export function createLearnedAbr(options: LearnedAbrOptions = {}): AbrController {
  const predictor = new LearnedPredictor(unpackWeights(packedWeights));
  return new PlanAbr('learned', predictor, hybridSettings(options));
}
