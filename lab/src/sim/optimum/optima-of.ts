import { runInWorkers } from '../pool/run-in-workers.js';
import { defaultCacheDir, OptimumCache } from './optimum-cache.js';
import type { Optimum, OptimumJob } from './optimum-job.js';
import { optimumKey } from './optimum-key.js';
import type { OptimumTask } from './optimum-task.js';

export interface OptimaOptions {
  /** Where optima are kept between runs; `null`: nowhere. Default: `node_modules/.cache/sv-lab/optimum`. */
  readonly cacheDir?: string | null;
  /** Threads; default one a core. */
  readonly workers?: number;
  /** Of all jobs, those found in the cache included. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

const taskModule = new URL('./optimum-task.js', import.meta.url);

/**
 * The optimum of each job, in order: from the cache, or found in worker threads and then cached.
 *
 * @throws Error that names the trace and the title where a job can't be done.
 */
export async function optimaOf(jobs: readonly OptimumJob[], options: OptimaOptions = {}): Promise<Optimum[]> {
  const { cacheDir = defaultCacheDir, workers, onProgress, signal } = options;
  const keys = jobs.map(optimumKey);
  const found = new Map<string, Optimum>();
  const missing = new Map<string, OptimumTask>();
  for (const [at, job] of jobs.entries()) {
    const key = keys[at] ?? '';
    // The same job twice is computed once.
    if (found.has(key) || missing.has(key)) continue;
    const known = cacheDir === null ? undefined : await new OptimumCache(cacheDir).get(key);
    if (known === undefined) missing.set(key, { job, key, cacheDir });
    else found.set(key, known);
  }
  const tasks = [...missing.values()];
  const doneBefore = jobs.length - tasks.length;
  if (doneBefore > 0) onProgress?.(doneBefore, jobs.length);
  const optima = await runInWorkers<OptimumTask, Optimum>({
    module: taskModule,
    tasks,
    nameOf: ({ job: { trace, title } }) => `trace ${trace.id} with title ${title.name}`,
    onProgress: (done) => onProgress?.(doneBefore + done, jobs.length),
    ...(workers !== undefined && { workers }),
    ...(signal !== undefined && { signal }),
  });
  for (const [at, { key }] of tasks.entries()) {
    const optimum = optima[at];
    if (optimum !== undefined) found.set(key, optimum);
  }
  return keys.flatMap((key) => found.get(key) ?? []);
}
