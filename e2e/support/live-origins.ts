import { startOrigin, type Origin } from '../../lab/src/chaos/origin/start-origin.js';
import { MANIFESTS, type LiveForm } from '../../lab/src/live/serve/live-address.js';
import { liveHandler } from '../../lab/src/live/serve/live-handler.js';

export interface LiveOrigins {
  /** When the live title began; ms since 1970. */
  readonly startMs: number;
  /** The title in this form, on a port of its own: a browser opens six connections to each and no more. */
  url(form: LiveForm): Promise<string>;
  close(): Promise<void>;
}

/** The lab's title as a live one, its window full from the start. */
export async function startLive(): Promise<LiveOrigins> {
  const startMs = Date.now() - 70_000;
  const extraHandler = await liveHandler({ folder: '.titles/lab', options: { startMs, dvrSec: 60 } });
  const origins: Origin[] = [];
  return {
    startMs,
    async url(form) {
      const origin = await startOrigin({ extraHandler });
      origins.push(origin);
      return `${origin.url}/${MANIFESTS[form]}`;
    },
    async close() {
      for (const origin of origins) await origin.close();
    },
  };
}
