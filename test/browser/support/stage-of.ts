import { createEngine } from '../../../src/engine/index.js';
import type { TypedSource } from '../../../src/media/media-engine.js';
import { openStage, type Stage } from '../../contract/engine-stage.js';
import type { ControllerScript } from '../../fakes/scripted-controller.js';
import { openVideo } from './open-video.js';

/** The engine of this source before a real `<video>`, for tests of no manifest but its own. Nothing is loaded yet. */
export async function stageOf(source: TypedSource, script: ControllerScript = {}): Promise<Stage> {
  const setup = {
    create: (deps: Parameters<typeof createEngine>[1]) => createEngine(source, deps),
    openMedia: openVideo,
    source,
    missing: source,
    notAManifest: () => source,
    tells: { ladder: true, captions: true },
  };
  return openStage(setup, script);
}
