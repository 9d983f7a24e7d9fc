import type { Trace } from '../network/trace.js';
import type { Title } from '../title/title.js';
import type { Rule } from './rule.js';
import type { SimSettings } from './sim-settings.js';

export interface ExperimentPlan {
  readonly traces: readonly Trace[];
  readonly titles: readonly Title[];
  readonly rules: readonly Rule[];
  readonly settings: SimSettings;
}

export interface RunOptions {
  /** Threads; default one a core. */
  readonly workers?: number;
  /** Whether to compute the offline optimum of each pair, and where to keep it (`null`: nowhere). */
  readonly optimum?: { readonly cacheDir?: string | null };
  readonly onProgress?: (stage: RunStage, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export type RunStage = 'sessions' | 'optimum';
