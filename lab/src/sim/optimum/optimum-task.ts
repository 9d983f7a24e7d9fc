import { Link } from '../network/link.js';
import { qoeModels } from '../score/score.js';
import { optimalSession } from './optimal-session.js';
import { OptimumCache } from './optimum-cache.js';
import type { Optimum, OptimumJob } from './optimum-job.js';

export interface OptimumTask {
  readonly job: OptimumJob;
  readonly key: string;
  /** `null`: the result isn't kept. */
  readonly cacheDir: string | null;
}

/** What a worker thread does. It caches what it found itself, so that a run cut short loses nothing. */
export async function run({ job, key, cacheDir }: OptimumTask): Promise<Optimum> {
  const { trace, slowStart = false, qoe, ...plan } = job;
  const link = new Link(trace, { slowStart });
  const { renditionIndices, qoePerSegment } = optimalSession({ ...plan, link, qoe: qoeModels[qoe] });
  const optimum = { renditionIndices, qoePerSegment };
  if (cacheDir !== null) await new OptimumCache(cacheDir).put(key, optimum);
  return optimum;
}
