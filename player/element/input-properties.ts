import { reflectText } from './reflect-text.js';
import { SvVideo } from './sv-video.js';

const observed: readonly string[] = [
  'lang',
  'nohotkeys',
  'nogestures',
  'nomediasession',
  'tv',
  'backward-seek-offset',
  'forward-seek-offset',
  'fullscreen-element',
  'artist',
  'album',
];
const SKIP_SEC = 10;

/** The attributes of `<sv-player>` that say how it is used, as properties. */
export abstract class InputProperties extends SvVideo {
  static override get observedAttributes(): readonly string[] {
    return [...SvVideo.observedAttributes, ...observed];
  }

  /** Keyboard shortcuts are off; the controls' own keys go on working. */
  get noHotkeys(): boolean {
    return this.hasAttribute('nohotkeys');
  }

  set noHotkeys(off: boolean) {
    this.toggleAttribute('nohotkeys', off);
  }

  get noGestures(): boolean {
    return this.hasAttribute('nogestures');
  }

  set noGestures(off: boolean) {
    this.toggleAttribute('nogestures', off);
  }

  get noMediaSession(): boolean {
    return this.hasAttribute('nomediasession');
  }

  set noMediaSession(off: boolean) {
    this.toggleAttribute('nomediasession', off);
  }

  get tv(): boolean {
    return this.hasAttribute('tv');
  }

  set tv(on: boolean) {
    this.toggleAttribute('tv', on);
  }

  /** Seconds; what is no length of time is 10. */
  get backwardSeekOffset(): number {
    return skipSec(this.getAttribute('backward-seek-offset'));
  }

  set backwardSeekOffset(sec: number) {
    reflectText(this, 'backward-seek-offset', sec);
  }

  /** Seconds; what is no length of time is 10. */
  get forwardSeekOffset(): number {
    return skipSec(this.getAttribute('forward-seek-offset'));
  }

  set forwardSeekOffset(sec: number) {
    reflectText(this, 'forward-seek-offset', sec);
  }

  /** Id or selector, or empty for the player itself; see the attribute. */
  get fullscreenElement(): string {
    return this.getAttribute('fullscreen-element') ?? '';
  }

  set fullscreenElement(name: string) {
    reflectText(this, 'fullscreen-element', name);
  }

  get artist(): string {
    return this.getAttribute('artist') ?? '';
  }

  set artist(artist: string) {
    reflectText(this, 'artist', artist);
  }

  get album(): string {
    return this.getAttribute('album') ?? '';
  }

  set album(album: string) {
    reflectText(this, 'album', album);
  }
}

function skipSec(value: string | null): number {
  const sec = value === null || value.trim() === '' ? Number.NaN : Number(value);
  return sec >= 0 && Number.isFinite(sec) ? sec : SKIP_SEC;
}
