import { noAudio, type AudioSelection } from '../media/audio-track.js';
import type { DecisionRecord } from '../media/decision.js';
import type { LiveStream } from '../media/live-stream.js';
import type { EngineKind, MediaEngine } from '../media/media-engine.js';
import type { Ladder, RenditionSelection } from '../media/rendition.js';
import type { StreamMetadata } from '../media/stream-metadata.js';
import type { PlayingEngine } from './playing-engine.js';

/** What a session tells of the source that plays, read from its engine; as {@link Session} while there is none. */
export abstract class PlayingReadings {
  /** Null until a source's engine is there. */
  protected playing: PlayingEngine | null = null;

  protected get engine(): MediaEngine | undefined {
    return this.playing?.engine;
  }

  get engineKind(): EngineKind | null {
    return this.engine?.kind ?? null;
  }

  get renditions(): Ladder {
    return this.engine?.renditions ?? [];
  }

  get renderedIndex(): number {
    return this.engine?.renderedIndex ?? -1;
  }

  get loadingIndex(): number {
    return this.engine?.loadingIndex ?? -1;
  }

  get selection(): RenditionSelection {
    return this.engine?.selection ?? { mode: 'auto' };
  }

  get audio(): AudioSelection {
    return this.engine?.audio ?? noAudio;
  }

  get isLive(): boolean {
    return this.engine?.isLive ?? false;
  }

  get live(): LiveStream | null {
    return this.engine?.live ?? null;
  }

  get metadata(): StreamMetadata | null {
    return this.playing?.metadata ?? null;
  }

  get lastDecision(): DecisionRecord | null {
    return this.playing?.lastDecision ?? null;
  }

  get throughputKbps(): number | null {
    return this.playing?.throughputKbps ?? null;
  }
}
