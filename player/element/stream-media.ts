import { noAudio } from '../../src/media/audio-track.js';
import type { Session } from '../../src/session/session.js';
import { liveContract, timeRange, type LiveContract, type StreamType } from './live-contract.js';
import { SessionMedia } from './session-media.js';
import { AudioTrackList } from './tracks/audio-track-list.js';
import { readTracks } from './tracks/track-list.js';
import { VideoRenditionList } from './tracks/video-rendition-list.js';

const streamAttributes: readonly string[] = ['stream-type', 'target-live-window'];

/** What `<video>` would have if it knew of adaptive and live streams, under the names that interfaces look for. */
export abstract class StreamMedia extends SessionMedia {
  static override get observedAttributes(): readonly string[] {
    return [...SessionMedia.observedAttributes, ...streamAttributes];
  }

  readonly #videoRenditions: VideoRenditionList;
  readonly #audioTracks: AudioTrackList;
  #streamType: StreamType = 'unknown';
  #targetLiveWindow = Number.NaN;

  abstract get selectedRenditionIndex(): number;
  abstract set selectedRenditionIndex(index: number);

  constructor(shadow: Omit<ShadowRootInit, 'mode'> = {}) {
    super(shadow);
    this.#videoRenditions = new VideoRenditionList((index) => {
      this.selectedRenditionIndex = index;
    });
    this.#audioTracks = new AudioTrackList((index) => {
      if (index >= 0) this.session?.selectAudio(index);
    });
    for (const type of ['emptied', 'durationchange', 'loadedmetadata']) {
      // Before the page hears of it, which may look.
      this.media.addEventListener(type, this.#readStream, { capture: true });
    }
  }

  /** Keeps the lists and the stream's type in step with a new session. */
  protected watchStream({ events }: Session): void {
    for (const type of ['load-start', 'ready', 'renditions', 'rendered', 'selection', 'audio'] as const) {
      events.on(type, this.#readStream);
    }
  }

  protected override sessionClosed(): void {
    this.#readStream();
  }

  override attributeChangedCallback(name: string, was: string | null, value: string | null): void {
    super.attributeChangedCallback(name, was, value);
    if (streamAttributes.includes(name)) this.#tellStream();
  }

  /** The renditions of the picture; `selectedIndex` pins one of them, −1 gives the choice back. */
  get videoRenditions(): VideoRenditionList {
    return this.#videoRenditions;
  }

  /** The sound tracks; setting one `enabled` switches to it. */
  get audioTracks(): AudioTrackList {
    return this.#audioTracks;
  }

  /** `unknown` until a source is understood. The attribute `stream-type` outweighs what the source says. */
  get streamType(): StreamType {
    return this.#contract.streamType;
  }

  set streamType(type: string) {
    this.setAttribute('stream-type', type);
  }

  /**
   * How much of a live source's past viewers are meant to have, seconds: 0 for nothing but the edge, Infinity for
   * all since the start; NaN while unknown, and for what isn't live.
   */
  get targetLiveWindow(): number {
    return this.#contract.targetLiveWindow;
  }

  set targetLiveWindow(windowSec: number) {
    this.setAttribute('target-live-window', String(windowSec));
  }

  /** Who plays beyond this media time watches live, seconds; NaN while unknown, and for what isn't live. */
  get liveEdgeStart(): number {
    return this.#contract.liveEdgeStart;
  }

  /** As on `<video>`; of a live source its window, up to the latest place that is worth playing. */
  get seekable(): TimeRanges {
    const live = this.session?.live;
    return live ? timeRange(live.startSec, live.endSec) : this.media.seekable;
  }

  /** As HTML has it on `<video>`: when what stands at 0 s was aired; an invalid date while that is unknown. */
  getStartDate(): Date {
    return new Date(this.session?.live?.startDateMs ?? Number.NaN);
  }

  /** As on `<video>`: Infinity for live, also where an engine counts up. */
  get duration(): number {
    return this.session?.isLive ? Infinity : this.media.duration;
  }

  get #contract(): LiveContract {
    const { session, loadState } = this;
    const understood = loadState === 'failed' ? this.#streamType !== 'unknown' : loadState === 'ready';
    return liveContract({
      typeAttribute: this.getAttribute('stream-type'),
      windowAttribute: this.getAttribute('target-live-window'),
      known: understood,
      isLive: session?.isLive ?? false,
      live: session?.live ?? null,
    });
  }

  readonly #readStream = (): void => {
    const { session } = this;
    const { selection, renditions = [], renderedIndex } = session ?? {};
    const pinned = selection?.mode === 'pinned' ? selection.renditionIndex : -1;
    const { tracks, selectedIndex } = session?.audio ?? noAudio;
    readTracks(this.#videoRenditions, renditions, pinned, renderedIndex);
    readTracks(this.#audioTracks, tracks, selectedIndex);
    this.#tellStream();
  };

  #tellStream(): void {
    const { streamType, targetLiveWindow } = this.#contract;
    const typeIsNew = streamType !== this.#streamType;
    const windowIsNew = !Object.is(targetLiveWindow, this.#targetLiveWindow);
    this.#streamType = streamType;
    this.#targetLiveWindow = targetLiveWindow;
    if (typeIsNew) this.dispatchEvent(new Event('streamtypechange'));
    if (windowIsNew) this.dispatchEvent(new Event('targetlivewindowchange'));
  }
}

declare global {
  interface HTMLElementEventMap {
    streamtypechange: Event;
    targetlivewindowchange: Event;
  }
}
