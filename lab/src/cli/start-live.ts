import { startOrigin, type Origin } from '../chaos/origin/start-origin.js';
import { liveHandler } from '../live/serve/live-handler.js';
import type { LiveOptions } from '../live/timeline/live-options.js';

export interface LiveStart {
  /** The folder of a stored title: with `master.m3u8` in it. */
  readonly title: string;
  /** A folder of titles that is served beside it, as it is. */
  readonly root?: string;
  /** 0, the default, for any that is free. */
  readonly port?: number;
  readonly options?: Partial<LiveOptions>;
}

/**
 * Serves a stored title as a live one, behind links and faults of each viewer's own. `sv-lab live` does, and
 * `npm start` for the demo.
 *
 * @throws UsageError or LabInputError for what can't be done as asked
 */
export async function startLive({ title, root, port = 0, options = {} }: LiveStart): Promise<Origin> {
  const extraHandler = await liveHandler({ folder: title, options });
  return startOrigin({ port, extraHandler, ...(root !== undefined && { root }) });
}
