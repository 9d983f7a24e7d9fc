import type { MediaPlayerClass } from 'dashjs';
import { Disposer } from '../../base/disposer.js';
import type { EngineEvents } from '../../media/media-engine.js';
import type { AbrDriver } from '../driver/abr-driver.js';
import { listen } from './dash-bus.js';
import { ladderIndex } from './dash-ladder.js';

export interface DashPlayheadOptions {
  readonly player: MediaPlayerClass;
  readonly media: HTMLMediaElement;
  readonly driver: AbrDriver;
  readonly onRendered: (rendered: EngineEvents['rendered']) => void;
}

/** Follows the playhead: which rendition it is in, and the seeks and stalls a controller is told of. */
export class DashPlayhead {
  readonly #disposer = new Disposer();
  #renderedIndex = -1;

  constructor({ player, media, driver, onRendered }: DashPlayheadOptions) {
    const hear = (type: 'seeking' | 'waiting', heard: () => void): void => {
      media.addEventListener(type, heard);
      this.#disposer.add(() => {
        media.removeEventListener(type, heard);
      });
    };
    hear('seeking', () => {
      driver.seeked();
    });
    hear('waiting', () => {
      if (this.#renderedIndex >= 0 && !media.seeking) driver.stalled();
    });
    this.#disposer.add(
      listen(player, 'qualityChangeRendered', ({ mediaType, newRepresentation }) => {
        if (mediaType !== 'video') return;
        const renditionIndex = ladderIndex(driver.ladder, newRepresentation);
        if (renditionIndex === this.#renderedIndex) return;
        this.#renderedIndex = renditionIndex;
        onRendered({ renditionIndex, positionSec: media.currentTime });
      }),
    );
  }

  get renderedIndex(): number {
    return this.#renderedIndex;
  }

  dispose(): void {
    this.#disposer.dispose();
  }
}
