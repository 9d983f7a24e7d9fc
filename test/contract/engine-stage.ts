import type { EngineDeps } from '../../src/engine/engine-deps.js';
import type { EngineEvents, MediaEngine, TypedSource } from '../../src/media/media-engine.js';
import { ScriptedController, type ControllerScript } from '../fakes/scripted-controller.js';

/** What may go wrong with the segments of a stage's source; called again, the fault is over. */
export type Fault = (how: 'missing' | 'missing-once' | 'garbage' | 'offline') => () => void;

export interface OpenMedia {
  readonly media: HTMLVideoElement;
  readonly close: () => void;
}

export interface EngineContractSetup {
  readonly create: (deps: EngineDeps) => Promise<MediaEngine>;
  /** A fresh element in a document (or its fake), and how to let it go. */
  readonly openMedia: () => OpenMedia;
  /** A title of at least 50 s. */
  readonly source: TypedSource;
  readonly missing: TypedSource;
  /** Text that is no manifest, at an address that says it is. */
  readonly notAManifest: (text: string) => TypedSource;
  /** A source that never answers, and one that no browser can decode; absent: not tested. */
  readonly silent?: () => Promise<TypedSource>;
  readonly undecodable?: () => TypedSource;
  /** Absent where requests can't be got at. */
  readonly fault?: Fault;
  /** What the engine can tell of. */
  readonly tells: { readonly ladder: boolean; readonly captions: boolean };
  /** Its sound tracks, the first of them heard where nobody chooses; absent: it can't tell of them. */
  readonly sound?: readonly ExpectedSound[];
}

export interface ExpectedSound {
  readonly label: string;
  readonly language: string;
  /** Part of the address of its segments alone; absent where samples have none. */
  readonly at?: string;
}

type EventLog = { readonly [Type in keyof EngineEvents]: EngineEvents[Type][] };

/** One engine over one element, with everything that it said. */
export interface Stage {
  readonly engine: MediaEngine;
  readonly media: HTMLVideoElement;
  readonly controller: ScriptedController;
  readonly log: EventLog;
  close(): void;
}

export type OpenStage = (script?: ControllerScript) => Promise<Stage>;

const types = ['renditions', 'audio', 'sample', 'decision', 'rendered', 'error'] as const;

export async function openStage(setup: EngineContractSetup, script: ControllerScript = {}): Promise<Stage> {
  const { media, close } = setup.openMedia();
  const controller = new ScriptedController(script);
  const engine = await setup.create({ media, controller });
  const log: EventLog = {
    renditions: [],
    audio: [],
    metadata: [],
    sample: [],
    decision: [],
    rendered: [],
    error: [],
  };
  for (const type of types) {
    engine.events.on(type, (event) => {
      (log[type] as unknown[]).push(event);
    });
  }
  return {
    engine,
    media,
    controller,
    log,
    close() {
      engine.destroy();
      close();
    },
  };
}
