import { inClip } from './clip.js';
import { storyboardSource } from './sidecar-sources.js';
import { credentialsOf, Sidecar } from './sidecar.js';
import { parseStoryboard, type StoryboardTile } from './storyboard.js';
import type { TitleParts } from './title-host.js';

/** A title's storyboard, loaded once somebody wants to see it. */
export class StoryboardDesk {
  readonly #parts: TitleParts;
  readonly #file: Sidecar<readonly StoryboardTile[]>;
  #tiles: readonly StoryboardTile[] = [];

  constructor(parts: TitleParts) {
    this.#parts = parts;
    this.#file = new Sidecar({
      what: 'storyboard',
      parse: parseStoryboard,
      report: parts.report,
      changed: () => {
        this.#show();
      },
      credentials: () => credentialsOf(parts.host),
    });
  }

  /** In the time of the clip; empty until loaded. */
  get tiles(): readonly StoryboardTile[] {
    return this.#tiles;
  }

  /** Its address or the clip changed. */
  update(): void {
    void this.#file.use(storyboardSource(this.#parts.host));
    this.#show();
  }

  #show(): void {
    this.#tiles = inClip(this.#file.content ?? [], this.#parts.clip());
    this.#parts.changed();
  }
}
