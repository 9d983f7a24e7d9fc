import { startLive as startLiveTitle } from '../../lab/src/cli/start-live.js';
import { MANIFESTS, type LiveForm } from '../../lab/src/live/serve/live-address.js';
import type { LiveOptions } from '../../lab/src/live/timeline/live-options.js';

/** Of the lab's title. */
const LOOP_SEC = 60;

export interface LiveServing extends Partial<Pick<LiveOptions, 'discontinuities' | 'dashTimeline'>> {
  /** So long after it is first served, a loop of the title ends; else one has ended 10 s before. */
  readonly loopEndsInSec?: number;
}

/** Times in ms since 1970. */
export interface ServedLive {
  readonly url: string;
  /** When the live title began. */
  readonly startMs: number;
  /** When that loop ends before the camera. */
  readonly loopEndMs: number;
}

export interface LiveOrigins {
  /** The title in this form, on a port of its own: a browser opens six connections to each and no more. */
  serve(form: LiveForm, serving?: LiveServing): Promise<ServedLive>;
  url(form: LiveForm): Promise<string>;
  close(): Promise<void>;
}

/** The lab's title as a live one, its window full from the start. */
export async function startLive(): Promise<LiveOrigins> {
  const closers: (() => Promise<void>)[] = [];
  const serve: LiveOrigins['serve'] = async (form, { loopEndsInSec = -10, ...options } = {}) => {
    const loopEndMs = Date.now() + loopEndsInSec * 1000;
    const loops = loopEndsInSec > 0 ? 2 : 1;
    const startMs = loopEndMs - loops * LOOP_SEC * 1000;
    const origin = await startLiveTitle({
      title: '.titles/lab',
      options: { ...options, startMs, dvrSec: 60 },
    });
    closers.push(async () => origin.close());
    return { url: `${origin.url}/${MANIFESTS[form]}`, startMs, loopEndMs };
  };
  return {
    serve,
    url: async (form) => (await serve(form)).url,
    async close() {
      for (const close of closers) await close();
    },
  };
}
