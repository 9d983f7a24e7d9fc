import { afterEach } from 'vitest';
import type { TypedSource } from '../../../src/media/media-engine.js';
import type { Stage } from '../../contract/engine-stage.js';
import type { ControllerScript } from '../../fakes/scripted-controller.js';
import { rerouteRequests } from './faulty-requests.js';
import { stageOf } from './stage-of.js';

/** To be called where tests are described: plays one source a test, some of its requests sent elsewhere, and cleans up. */
export function overFaultyLine(): (
  source: TypedSource,
  reroute: (url: string) => string | null,
  script: ControllerScript,
) => Promise<Stage> {
  let opened: Stage | null = null;
  let back: () => void = () => {};

  afterEach(() => {
    back();
    opened?.close();
    opened = null;
  });

  return async (source, reroute, script) => {
    back = rerouteRequests(reroute);
    opened = await stageOf(source, script);
    await opened.engine.load(source);
    // Settles only once there is something to play.
    void opened.media.play().catch(() => {});
    return opened;
  };
}
