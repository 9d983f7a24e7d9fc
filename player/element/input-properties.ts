import { reflectText } from './reflect-text.js';
import { SvVideo } from './sv-video.js';

const flags = {
  noHotkeys: 'nohotkeys',
  noGestures: 'nogestures',
  noMediaSession: 'nomediasession',
  tv: 'tv',
  partyOpen: 'party-open',
};
const texts = {
  artist: 'artist',
  album: 'album',
  fullscreenElement: 'fullscreen-element',
  room: 'room',
  partyPanel: 'party-panel',
};
const offsets = { backwardSeekOffset: 'backward-seek-offset', forwardSeekOffset: 'forward-seek-offset' };
const SKIP_SEC = 10;

/** The attributes of `<sv-player>` that say how it is used, as properties. */
export abstract class InputProperties extends SvVideo {
  static {
    const reflect = (names: object, read: (value: string | null) => unknown): void => {
      for (const [name, attribute] of Object.entries(names) as [string, string][]) {
        Object.defineProperty(this.prototype, name, {
          enumerable: true,
          get(this: HTMLElement) {
            return read(this.getAttribute(attribute));
          },
          set(this: HTMLElement, value: string | number | boolean | null | undefined) {
            reflectText(this, attribute, typeof value === 'boolean' ? (value ? '' : null) : value);
          },
        });
      }
    };
    reflect(flags, (value) => value !== null);
    reflect(texts, (value) => value ?? '');
    reflect(offsets, skipSec);
  }

  static override get observedAttributes(): readonly string[] {
    return [
      ...SvVideo.observedAttributes,
      'lang',
      'party',
      'party-offline',
      'token',
      ...Object.values({ ...flags, ...texts, ...offsets }),
    ];
  }

  /** Keyboard shortcuts are off; the controls' own keys go on working. */
  declare noHotkeys: boolean;
  declare noGestures: boolean;
  declare noMediaSession: boolean;
  declare tv: boolean;
  declare artist: string;
  declare album: string;
  /** Id or selector, or empty for the player itself; see the attribute. */
  declare fullscreenElement: string;
  /** The watch party's room. */
  declare room: string;
  /** Where the party's panel lies; see the attribute. */
  declare partyPanel: string;
  /** The party's panel is open. */
  declare partyOpen: boolean;
  /** Seconds; what is no length of time is 10. */
  declare backwardSeekOffset: number;
  /** Seconds; what is no length of time is 10. */
  declare forwardSeekOffset: number;
}

function skipSec(value: string | null): number {
  const sec = value?.trim() ? Number(value) : Number.NaN;
  return sec >= 0 && sec < Infinity ? sec : SKIP_SEC;
}
