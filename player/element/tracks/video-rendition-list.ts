import type { Ladder, Rendition, RenditionSelection } from '../../../src/media/rendition.js';
import { defineEventHandlers } from '../event-handlers.js';
import { ItemList } from './item-list.js';

/** What the list shows: a session, seen from here. */
export interface RenditionSource {
  readonly renditions: Ladder;
  readonly selection: RenditionSelection;
  /** On screen; −1 while unknown. */
  readonly renderedIndex: number;
}

/** `addrendition` and `removerendition`. */
export class RenditionEvent extends Event {
  readonly rendition: VideoRendition;

  constructor(type: string, rendition: VideoRendition) {
    super(type);
    this.rendition = rendition;
  }
}

/** What of a rendition is for the list to know. */
interface Standing {
  isSelected(rendition: VideoRendition): boolean;
  isActive(rendition: VideoRendition): boolean;
  select(rendition: VideoRendition, selected: boolean): void;
}

/** One encoding of the picture. Its facts are own properties, so that it can be spread; undefined: not told. */
export class VideoRendition {
  /** Unique in its list, and without white space or colons. */
  readonly id: string;
  /** Pixels. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Average, bits a second. */
  readonly bitrate: number;
  /** RFC 6381. */
  readonly codec: string | undefined;
  readonly frameRate: number | undefined;
  readonly #standing: Standing;

  constructor(id: string, { width, height, bitrateKbps, codec, frameRate }: Rendition, standing: Standing) {
    this.id = id;
    this.width = width;
    this.height = height;
    this.bitrate = Math.round(bitrateKbps * 1000);
    this.codec = codec;
    this.frameRate = frameRate;
    this.#standing = standing;
  }

  /** The viewer's choice; none is selected while the controller chooses. Set, it selects this one alone. */
  get selected(): boolean {
    return this.#standing.isSelected(this);
  }

  set selected(selected: boolean) {
    this.#standing.select(this, selected);
  }

  /** It is on screen. */
  get active(): boolean {
    return this.#standing.isActive(this);
  }
}

const TOKEN = /^[\w.-]+$/;

/** Set by the class: what the element does, and a page can't. */
let readInto: (list: VideoRenditionList, source: RenditionSource) => void;

/** Shows what the source now has. */
export function readRenditions(list: VideoRenditionList, source: RenditionSource): void {
  readInto(list, source);
}

/**
 * The renditions of what is loaded, ascending by bitrate, in the shape of HTML's track lists (the "renditions
 * list" proposal of video-dev's media-ui-extensions, 0011).
 *
 * @fires addrendition - `rendition`: it came
 * @fires removerendition - `rendition`: it went
 * @fires change - another is selected, or the choice was given back
 * @fires activechange - another came on screen
 */
export class VideoRenditionList extends ItemList<VideoRendition> {
  static {
    defineEventHandlers(this.prototype, ['addrendition', 'removerendition', 'change', 'activechange']);
    readInto = (list, source) => {
      list.#read(source);
    };
  }

  declare onaddrendition: ((event: RenditionEvent) => unknown) | null;
  declare onremoverendition: ((event: RenditionEvent) => unknown) | null;
  declare onchange: ((event: Event) => unknown) | null;
  declare onactivechange: ((event: Event) => unknown) | null;
  readonly #pin: (index: number) => void;
  /** By the source's own id. */
  #known = new Map<string, VideoRendition>();
  #selected: VideoRendition | null = null;
  #active: VideoRendition | null = null;

  /** @param pin carries a choice out; −1 gives it back to the controller. */
  constructor(pin: (index: number) => void) {
    super();
    this.#pin = pin;
  }

  /** −1 is auto: the controller chooses. What is no index into the list gives the choice back, too. */
  get selectedIndex(): number {
    return this.#indexOf(this.#selected);
  }

  set selectedIndex(index: number) {
    this.#pin(Number.isInteger(index) && this[index] ? index : -1);
  }

  /** What is on screen; −1 while unknown. */
  get activeIndex(): number {
    return this.#indexOf(this.#active);
  }

  getRenditionById(id: string): VideoRendition | null {
    return Array.from(this).find((rendition) => rendition.id === id) ?? null;
  }

  #indexOf(rendition: VideoRendition | null): number {
    return Array.from(this).findIndex((known) => known === rendition);
  }

  #read({ renditions, selection, renderedIndex }: RenditionSource): void {
    const before = { selected: this.#selected, active: this.#active };
    const known = new Map<string, VideoRendition>();
    for (const rendition of renditions) {
      known.set(rendition.id, this.#known.get(rendition.id) ?? this.#make(rendition, known));
    }
    const at = (index: number): VideoRendition | null => known.get(renditions[index]?.id ?? '') ?? null;
    this.#known = known;
    this.#selected = selection.mode === 'pinned' ? at(selection.renditionIndex) : null;
    this.#active = at(renderedIndex);
    this.replaceItems(
      Array.from(known.values()),
      (type, rendition) => new RenditionEvent(`${type}rendition`, rendition),
    );
    if (this.#selected !== before.selected) this.tellSoon('change');
    if (this.#active !== before.active) this.tellSoon('activechange');
  }

  /** The source's id may hold an address; interfaces write ids into attributes, one after another. */
  #make(rendition: Rendition, besides: ReadonlyMap<string, VideoRendition>): VideoRendition {
    const others = new Set([...this.#known.values(), ...besides.values()].map(({ id }) => id));
    let id = rendition.id;
    for (let number = 1; !TOKEN.test(id) || others.has(id); number += 1) id = `r${number}`;
    return new VideoRendition(id, rendition, {
      isSelected: (asked) => asked === this.#selected,
      isActive: (asked) => asked === this.#active,
      select: (asked, selected) => {
        if (selected) this.selectedIndex = this.#indexOf(asked);
        else if (asked === this.#selected) this.selectedIndex = -1;
      },
    });
  }
}
