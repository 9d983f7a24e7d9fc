import type { AbrController } from '../../src/abr/contract/abr-controller.js';
import { invalidArgument } from '../../src/base/sv-error.js';
import type { Ladder } from '../../src/media/rendition.js';
import type { DataSaver } from '../../src/session/limits/limit-options.js';
import type { Session } from '../../src/session/session.js';
import type { CaptionLook } from '../captions/caption-look.js';
import type { CaptionStyle } from '../captions/caption-style.js';
import { QueuedMedia } from '../queue/queued-media.js';
import { adoptStyles } from './adopt-styles.js';
import { LatePart } from './late-part.js';
import type { SessionScript } from './late-session.js';
import { reflectText } from './reflect-text.js';
import { limitAttributes, telemetryAttributes } from './session-attributes.js';
import type { SessionDesk } from './session-desk.js';

const css = `
  :host { display: block; position: relative; line-height: 0 }
  :host([hidden]) { display: none }
  video { display: block; inline-size: 100%; block-size: 100%; object-fit: var(--sv-object-fit, contain); }
`;

/**
 * `<sv-video>`: a `<video>` that also plays HLS and DASH. The same attributes, properties, methods and
 * native events; no controls. It loads while it is in a page, and lets its engine go when it leaves;
 * put back, it goes on where it was.
 *
 * @attr src - manifest (.m3u8, .mpd) or any file the browser plays; else the first playable `<source>`
 * @attr type - MIME type of `src`, where its name doesn't tell
 * @attr abr - name of the registered controller that chooses renditions; default `hybrid`
 * @attr rum-url - collector that views are reported to; nothing is sent without one
 * @attr {"none"|"anonymous"|"full"} rum-consent - what the viewer agreed to be told of; default `full`, and at most
 *   `anonymous` where the browser sends Global Privacy Control. A change takes effect at once
 * @attr rum-sample-rate - share of sessions that report, 0 to 1; default 1
 * @attr rum-release - the page's own release, reported with the view
 * @attr rum-dimensions - the page's own dimensions of a view, JSON: up to 10 names with texts
 * @attr {boolean} rum-offline - keeps for a day, in IndexedDB, what could not be reported; only with full consent
 * @attr {boolean} rum-vitals - reports the page's web vitals with the view
 * @attr {"query"|"headers"} cmcd - tells CDNs of the playback with each request (CTA-5004); off without it
 * @attr cmcd-event-url - receiver of CMCD version 2 events
 * @attr otlp-url - OpenTelemetry collector (OTLP/HTTP, JSON) that views are reported to as logs
 * @attr video-title - shown over the picture and reported with the view
 * @attr {"on-demand"|"live"|"live:dvr"|"ll-live"|"ll-live:dvr"} stream-type - what the source is, over what it says
 * @attr target-live-window - how much of a live source's past viewers are to have, seconds; `0` for the edge alone,
 *   `Infinity` for all of it
 * @attr start-time - where to start, seconds of what is shown; wins over a remembered place and over `#t=10`
 * @attr clip-start - where the part to be shown begins, seconds of the title; the player shows it as if it were
 *   the whole. `#t=10,20` in the address does the same
 * @attr clip-end - where that part ends, seconds of the title
 * @attr chapters - address of chapters: WebVTT, or JSON as in HLS, Podcasting 2.0 or Mux; else a `<track>` of
 *   kind `chapters`, else what an HLS playlist names
 * @attr cue-points - address of cue points: JSON or WebVTT; else a `<track>` of kind `metadata` labelled `cue-points`,
 *   else the date ranges of an HLS playlist
 * @attr storyboard-src - address of small pictures for the seek bar: WebVTT with `#xywh=`, or Mux's JSON; else a
 *   `<track>` of kind `metadata` labelled `thumbnails`
 * @attr playlist - address of a JSON list of titles to play one after another
 * @attr {boolean} shuffle - the queue goes by chance
 * @attr {"off"|"all"|"one"} repeat - the queue begins anew after its last title, or each title after itself
 * @attr {number|"off"} next-delay - seconds until the next title of the queue plays by itself, default 5; `off` for never
 * @attr resume - goes on where the viewer was in an earlier visit; its value names the title, bare it goes by its
 *   address. Kept in `localStorage`, and nothing is stored without it
 * @attr remember-preferences - keeps what viewers choose for the next title and visit: all of it, or of `volume`,
 *   `speed`, `captions` (their looks, too), `audio`, `quality`, `abr` and `data-saver` those named. Kept in
 *   `localStorage`, and nothing is stored without it; what the page wrote in an attribute stands
 * @attr {boolean} cap-to-size - nothing bigger is loaded than the picture on screen has use for; off by
 *   default, as in hls.js, Shaka and dash.js: only the page knows whether its player is about to grow
 * @attr {"on"|"off"|"auto"} data-saver - at most 1 Mbps; `auto`, the default, where the browser was told to save data
 * @attr {boolean} remember-throughput - keeps the measured throughput in `localStorage` for the next visit's
 *   first choice; nothing is stored without it
 * @attr {boolean} autoplay - as on `<video>`; never muted by itself
 * @attr {boolean} muted - as on `<video>`
 * @attr {boolean} loop - as on `<video>`
 * @attr {boolean} controls - the browser’s own controls; `<sv-player>` has its own, and ignores it
 * @attr width - as on `<video>`
 * @attr height - as on `<video>`
 * @attr {boolean} playsinline - as on `<video>`
 * @attr preload - `none` waits for play(); anything else loads at once
 * @attr poster - as on `<video>`
 * @attr crossorigin - as on `<video>`
 * @attr {boolean} disablepictureinpicture - as on `<video>`
 * @attr {boolean} disableremoteplayback - as on `<video>`
 * @attr controlslist - as on `<video>`
 * @fires sv-load-start - another source begins to load
 * @fires sv-ready - the source is understood
 * @fires sv-renditions - the ladder became known or changed
 * @fires sv-rendition-rendered - another rendition came on screen
 * @fires sv-rendition-selected - a rendition was pinned, or the choice given back
 * @fires sv-decision - the controller chose what to load next
 * @fires sv-limits - what bounds the controller's choice changed
 * @fires sv-error - a fault, typed; `detail.fatal` says whether playback ended
 * @fires sv-recovered - loading goes on after a fault
 * @fires streamtypechange - `streamType` is another
 * @fires targetlivewindowchange - `targetLiveWindow` is another
 * @fires sv-offline - playback waits for the device's connection, or no longer
 * @fires sv-chapters - the chapters became known or changed
 * @fires sv-chapter-change - the playhead came into another chapter, or out of all
 * @fires chapterchange - the same as other players tell it: `detail` is the chapter; only when there is one
 * @fires sv-cue-point - the playhead came to a cue point
 * @fires cuepointchange - the same as other players tell it: `detail` is the cue point
 * @fires sv-queue-change - the queue, or the title of it that plays, is another
 * @fires sv-resumed - the source starts where the viewer was in an earlier visit
 * @fires sv-caption-style - captions look different
 * @fires sv-copy-link - `<sv-player>`: a link is about to be copied; prevent it to copy one of your own
 * @fires sv-party-state - `<sv-player>`: the line to the party's room is in another state
 * @fires sv-party-status - `<sv-player>`: how playback stands to the room's time
 * @fires sv-party-title - `<sv-player>`: the room has another title; prevent it to load that yourself
 * @fires sv-party-invite - `<sv-player>`: an invite was made; prevent it to show a link of your own
 * @fires sv-party-error - `<sv-player>`: the room refused something, or doesn't let the viewer in
 * @slot - `<source>` and `<track>` children; nothing is rendered here
 * @csspart video - the `<video>` inside
 * @cssprop [--sv-object-fit=contain] - how the picture fits the box
 */
export class SvVideo extends QueuedMedia {
  static override get observedAttributes(): readonly string[] {
    return [
      ...QueuedMedia.observedAttributes,
      'abr',
      'video-title',
      ...limitAttributes,
      ...telemetryAttributes,
    ];
  }

  readonly #captionLook = new LatePart<CaptionLook>(
    'caption-look',
    async () => new (await import('../captions/caption-look.js')).CaptionLook(this),
  );
  #controller: AbrController | null = null;
  #desk: SessionDesk | null = null;
  #pinnedIndex = -1;

  constructor(shadow: Omit<ShadowRootInit, 'mode'> = {}) {
    super(shadow);
    if (this.shadowRoot) adoptStyles(this.shadowRoot, css);
  }

  override attributeChangedCallback(name: string, was: string | null, value: string | null): void {
    super.attributeChangedCallback(name, was, value);
    if (name === 'abr') this.#controller = null;
    this.#desk?.attributeChanged(name);
  }

  /** A registered controller's name, or a controller of the page's own. An unknown name gives `sv-error`. */
  get abr(): string | AbrController {
    return this.#controller ?? this.getAttribute('abr') ?? 'hybrid';
  }

  set abr(abr: string | AbrController) {
    if (abr instanceof Object) {
      this.#controller = abr;
      this.#desk?.attributeChanged('abr');
    } else {
      reflectText(this, 'abr', abr);
    }
  }

  get rumUrl(): string {
    return this.getAttribute('rum-url') ?? '';
  }

  set rumUrl(url: string) {
    reflectText(this, 'rum-url', url);
  }

  get videoTitle(): string {
    return this.getAttribute('video-title') ?? '';
  }

  set videoTitle(title: string) {
    reflectText(this, 'video-title', title);
  }

  get capToSize(): boolean {
    return this.hasAttribute('cap-to-size');
  }

  set capToSize(cap: boolean) {
    this.toggleAttribute('cap-to-size', cap);
  }

  /** A bare attribute is `on`; what is none of the three is `auto`. */
  get dataSaver(): DataSaver {
    const value = this.getAttribute('data-saver');
    return value === '' ? 'on' : value === 'on' || value === 'off' ? value : 'auto';
  }

  set dataSaver(saver: DataSaver) {
    reflectText(this, 'data-saver', saver);
  }

  get rememberThroughput(): boolean {
    return this.hasAttribute('remember-throughput');
  }

  set rememberThroughput(remember: boolean) {
    this.toggleAttribute('remember-throughput', remember);
  }

  /**
   * How captions look; empty, the default, leaves all of it to the browser and the system's settings. What is
   * set is in use with `sv-caption-style`; what of it is no style is told by `sv-error`.
   */
  get captionStyle(): CaptionStyle {
    return this.#captionLook.now?.style ?? {};
  }

  set captionStyle(style: CaptionStyle) {
    this.#captionLook.get().then((look) => {
      look.set(style);
    }, this.report);
  }

  /** The ladder, ascending by bitrate; empty until it is known. */
  get renditions(): Ladder {
    return this.session?.renditions ?? [];
  }

  /** The pinned rendition; −1 while the controller chooses. */
  override get selectedRenditionIndex(): number {
    const selection = this.session?.selection;
    return selection?.mode === 'pinned' ? selection.renditionIndex : this.#pinnedIndex;
  }

  /**
   * −1 gives the choice back to the controller. Before the ladder is known it is kept until then.
   * @throws SvError INVALID_ARGUMENT for what is no index into the ladder
   */
  override set selectedRenditionIndex(index: number) {
    if (!Number.isInteger(index) || index < -1) {
      throw invalidArgument('selectedRenditionIndex', index, 'an index into renditions, or -1');
    }
    if (this.renditions.length === 0) {
      this.#pinnedIndex = index;
    } else {
      this.session?.select(index === -1 ? { mode: 'auto' } : { mode: 'pinned', renditionIndex: index });
      this.#pinnedIndex = -1;
    }
  }

  /** What is on screen; −1 while unknown. */
  get renderedRenditionIndex(): number {
    return this.session?.renderedIndex ?? -1;
  }

  protected override openSession({ SessionDesk }: SessionScript): Session {
    const desk = new SessionDesk(this);
    const { session } = desk;
    this.#desk = desk;
    // The lists are in step before anybody hears of it.
    this.watchStream(session);
    desk.tell();
    session.events.on('ready', () => {
      const index = this.#pinnedIndex;
      this.#pinnedIndex = -1;
      if (index >= 0) {
        desk.attempt(() => {
          this.selectedRenditionIndex = index;
        });
      }
    });
    return session;
  }

  protected override sessionClosed(): void {
    this.#desk = null;
    super.sessionClosed();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sv-video': SvVideo;
  }
}
