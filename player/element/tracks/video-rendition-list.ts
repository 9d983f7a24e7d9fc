import type { Rendition } from '../../../src/media/rendition.js';
import { defineEventHandlers } from '../event-handlers.js';
import { TrackList } from './track-list.js';

/** `addrendition` and `removerendition`. */
export type RenditionEvent = Event & { readonly rendition: VideoRendition };

/** One encoding of the picture. Its facts are own properties, so that it can be spread; undefined: not told. */
export class VideoRendition {
  /** Unique in its list. */
  readonly id: string;
  /** Pixels. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Average, bits a second. */
  readonly bitrate: number;
  /** RFC 6381. */
  readonly codec: string | undefined;
  readonly frameRate: number | undefined;
  readonly #list: VideoRenditionList;

  constructor(
    id: string,
    { width, height, bitrateKbps, codec, frameRate }: Rendition,
    list: VideoRenditionList,
  ) {
    this.id = id;
    this.width = width;
    this.height = height;
    this.bitrate = Math.round(bitrateKbps * 1000);
    this.codec = codec;
    this.frameRate = frameRate;
    this.#list = list;
  }

  /** The viewer's choice; none is selected while the controller chooses. Set, it selects this one alone. */
  get selected(): boolean {
    return this.#list[this.#list.selectedIndex] === this;
  }

  set selected(selected: boolean) {
    const index = Array.from(this.#list).indexOf(this);
    if (selected ? index >= 0 : this.selected) this.#list.selectedIndex = selected ? index : -1;
  }

  /** It is on screen. */
  get active(): boolean {
    return this.#list[this.#list.activeIndex] === this;
  }
}

/**
 * The renditions of what is loaded, ascending by bitrate, in the shape of HTML's track lists (the "renditions
 * list" proposal of video-dev's media-ui-extensions, 0011). `selectedIndex` −1 is auto: the controller chooses.
 *
 * @fires addrendition - `rendition`: it came
 * @fires removerendition - `rendition`: it went
 * @fires change - another is selected, or the choice was given back
 * @fires activechange - another came on screen
 */
export class VideoRenditionList extends TrackList<Rendition, VideoRendition> {
  static {
    defineEventHandlers(this.prototype, ['addrendition', 'removerendition', 'change', 'activechange']);
  }

  declare onaddrendition: ((event: RenditionEvent) => unknown) | null;
  declare onremoverendition: ((event: RenditionEvent) => unknown) | null;
  declare onchange: ((event: Event) => unknown) | null;
  declare onactivechange: ((event: Event) => unknown) | null;

  /** What is on screen; −1 while unknown. */
  get activeIndex(): number {
    return this.indexOf(this.active);
  }

  getRenditionById(id: string): VideoRendition | null {
    return Array.from(this).find((rendition) => rendition.id === id) ?? null;
  }

  protected override make(id: string, source: Rendition): VideoRendition {
    return new VideoRendition(id, source, this);
  }

  protected override event(what: 'add' | 'remove', rendition: VideoRendition): RenditionEvent {
    return Object.assign(new Event(`${what}rendition`), { rendition });
  }
}
