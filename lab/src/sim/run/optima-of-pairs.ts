import { optimaOf } from '../optimum/optima-of.js';
import { qoeModels, scoreSession } from '../score/score.js';
import { playSession } from '../session/play-session.js';
import { scriptedController } from '../optimum/scripted-controller.js';
import type { OptimumScore, Pair } from './experiment.js';
import type { ExperimentPlan, RunOptions } from './experiment-plan.js';
import { bufferOf, linkOf, planOf } from './sim-settings.js';

/** The offline optimum of each pair, from the cache or from worker threads; `null` keeps nothing. */
export async function optimaOfPairs(
  { traces, titles, settings }: ExperimentPlan,
  pairs: readonly Pair[],
  { optimum, workers, onProgress, signal }: RunOptions,
): Promise<(OptimumScore | undefined)[]> {
  const jobs = pairs.flatMap(({ traceAt, titleAt }) => {
    const trace = traces[traceAt];
    const title = titles[titleAt];
    if (trace === undefined || title === undefined) return [];
    return {
      trace,
      title,
      slowStart: settings.slowStart,
      segmentCount: settings.segmentCount,
      maxBufferSec: bufferOf(settings),
      qoe: settings.qoe,
      ...(settings.live !== undefined && { live: settings.live }),
    };
  });
  const schedules = await optimaOf(jobs, {
    ...(optimum?.cacheDir !== undefined && { cacheDir: optimum.cacheDir }),
    ...(workers !== undefined && { workers }),
    ...(signal !== undefined && { signal }),
    ...(onProgress !== undefined && {
      onProgress: (done: number, total: number) => onProgress('optimum', done, total),
    }),
  });
  return schedules.map(({ renditionIndices }, at) => {
    const job = jobs[at];
    if (job === undefined) return undefined;
    const link = linkOf(job.trace, settings);
    const session = playSession(planOf(settings, job.title, link, scriptedController(renditionIndices)));
    return { renditionIndices, score: scoreSession(session, qoeModels[settings.qoe]) };
  });
}
