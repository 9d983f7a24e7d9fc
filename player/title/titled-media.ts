import { systemClock } from '../../src/base/clock.js';
import type { SvError } from '../../src/base/sv-error.js';
import type { Session } from '../../src/session/session.js';
import { afterStart } from '../element/after-start.js';
import { LatePart } from '../element/late-part.js';
import { StreamMedia } from '../element/stream-media.js';
import type { PlannedSource, WantedSource } from '../element/source-choice.js';
import { dispatchSv } from '../element/sv-events.js';
import type { ViewerStorage } from '../memory/viewer-storage.js';
import type { ChapterDesk } from './chapter-desk.js';
import type { Chapter, CuePoint, GivenMark } from './mark.js';
import type { TitleRequest } from './title-request.js';
import { initialTitleState, type TitleState } from './title-state.js';
import type { Title } from './title.js';

/** What bears on the first picture: with one of these a load waits for the title's script. */
const bearing = ['clip-start', 'clip-end', 'resume'];
const atOnce = [...bearing, 'playlist', 'remember-preferences'];
const later = ['chapters', 'cue-points', 'storyboard-src'];
const observed: readonly string[] = [...atOnce, ...later, 'shuffle', 'repeat', 'next-delay'];
/** A time in the address. */
const TIMED = /[#&]t=/;

/**
 * What a title is beyond its media: a clip, chapters, a place to go on from. Nothing of it is loaded
 * for an element that uses nothing of it.
 */
export abstract class TitledMedia extends StreamMedia {
  static override get observedAttributes(): readonly string[] {
    return [...StreamMedia.observedAttributes, ...observed];
  }

  /** Seconds; Infinity for never. */
  abstract nextDelay: number;

  /** @internal */
  protected readonly lateTitle = new LatePart('title', async () => {
    const { Title } = await import('./title.js');
    return new Title({
      host: this,
      clock: systemClock,
      report: this.report,
      changed: () => {
        this.titleChanged();
      },
    });
  });
  #storage: ViewerStorage | null = null;
  #lacking = false;
  #due = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#look();
  }

  override disconnectedCallback(): void {
    // While there is a place to be read.
    this.lateTitle.now?.leaving();
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) this.lateTitle.now?.left();
    });
  }

  override attributeChangedCallback(name: string, was: string | null, value: string | null): void {
    if (name === 'src') this.lateTitle.now?.leaving();
    super.attributeChangedCallback(name, was, value);
    if (name === 'loop' || observed.includes(name)) this.#look();
  }

  protected override childrenChanged(): void {
    super.childrenChanged();
    this.#look();
  }

  /** What the interface shows of the title has changed, and no event tells of it. */
  protected titleChanged(): void {}

  protected override watchStream(session: Session): void {
    super.watchStream(session);
    session.events.on('metadata', this.#look);
  }

  protected override hold(source: WantedSource): Promise<unknown> | null {
    const bears = TIMED.test(source.src) || this.#has(bearing);
    return bears && !this.lateTitle.now && !this.#lacking ? this.loadTitle() : null;
  }

  protected override plan(source: WantedSource): PlannedSource {
    return this.lateTitle.now?.plan(source) ?? super.plan(source);
  }

  /** Seconds of the title; 0 without a clip. */
  get clipStart(): number {
    return Number(this.getAttribute('clip-start')) || 0;
  }

  set clipStart(startSec: number) {
    this.setAttribute('clip-start', String(startSec));
  }

  /** Seconds of the title; Infinity for its end. */
  get clipEnd(): number {
    return Number(this.getAttribute('clip-end')) || Infinity;
  }

  set clipEnd(endSec: number) {
    this.setAttribute('clip-end', String(endSec));
  }

  override get currentTime(): number {
    const sec = super.currentTime;
    return this.lateTitle.now?.clip.shownSec(sec) ?? sec;
  }

  override set currentTime(toSec: number) {
    super.currentTime = this.lateTitle.now?.clip.mediaSec(toSec) ?? toSec;
  }

  override get duration(): number {
    const duration = super.duration;
    return this.lateTitle.now?.clip.shownSec(duration) ?? duration;
  }

  override get ended(): boolean {
    return this.media.ended || (this.lateTitle.now?.clip.ended ?? false);
  }

  override get buffered(): TimeRanges {
    return this.#inClip(this.media.buffered);
  }

  override get played(): TimeRanges {
    return this.#inClip(this.media.played);
  }

  override get seekable(): TimeRanges {
    return this.#inClip(super.seekable);
  }

  override play(): Promise<void> {
    // At a clip's end the media itself is in the middle.
    if (this.lateTitle.now?.clip.ended) this.currentTime = 0;
    return super.play();
  }

  /** In order, none over another, in the time of the clip; empty until they have come. */
  get chapters(): readonly Chapter[] {
    return this.titleState.chapters;
  }

  /** An address goes to the attribute; a list is added as by {@link addChapters}. */
  set chapters(chapters: string | readonly GivenMark<string>[]) {
    if (typeof chapters === 'string') this.setAttribute('chapters', chapters);
    else void this.addChapters(chapters);
  }

  /** The one under the playhead. */
  get activeChapter(): Chapter | undefined {
    return this.lateTitle.now?.chapters.now?.activeChapter;
  }

  /** In order, none over another, in the time of the clip. */
  get cuePoints(): readonly CuePoint[] {
    return this.lateTitle.now?.chapters.now?.cuePoints ?? [];
  }

  /** An address goes to the attribute; a list is added as by {@link addCuePoints}. */
  set cuePoints(cuePoints: string | readonly GivenMark[]) {
    if (typeof cuePoints === 'string') this.setAttribute('cue-points', cuePoints);
    else void this.addCuePoints(cuePoints);
  }

  /** The one under the playhead. */
  get activeCuePoint(): CuePoint | undefined {
    return this.lateTitle.now?.chapters.now?.activeCuePoint;
  }

  /**
   * Adds chapters to this source, on top of what it has; they go with it. Seconds of the whole title. One
   * without `endTime` lasts until the next. What in the list is none is told by `sv-error`.
   * @returns all the chapters there are now
   */
  async addChapters(chapters: readonly GivenMark<string>[]): Promise<readonly Chapter[]> {
    return (await this.#marks()).addChapters(chapters);
  }

  /** Adds cue points to this source, as {@link addChapters}; `value` is the page's own, of any kind. */
  async addCuePoints(cuePoints: readonly GivenMark[]): Promise<readonly CuePoint[]> {
    return (await this.#marks()).addCuePoints(cuePoints);
  }

  get storyboardSrc(): string {
    return this.#text('storyboard-src');
  }

  set storyboardSrc(src: string) {
    this.setAttribute('storyboard-src', src);
  }

  /** What this title is known by, or empty for its address; see the attribute. */
  get resume(): string {
    return this.#text('resume');
  }

  set resume(key: string) {
    this.setAttribute('resume', key);
  }

  /** The kinds that are kept, or empty for all of them; see the attribute. */
  get rememberPreferences(): string {
    return this.#text('remember-preferences');
  }

  set rememberPreferences(kinds: string) {
    this.setAttribute('remember-preferences', kinds);
  }

  /** Where places and preferences are kept; null, the default, for the browser's `localStorage`. */
  get storage(): ViewerStorage | null {
    return this.#storage;
  }

  set storage(storage: ViewerStorage | null) {
    this.#storage = storage;
  }

  /** What a control asks for. Nothing, where nothing of a title is there. */
  performTitle(request: TitleRequest): void {
    this.lateTitle.now?.perform(request);
  }

  /** What the interface shows beyond the media. */
  get titleState(): TitleState {
    return this.lateTitle.now?.state ?? initialTitleState;
  }

  async #marks(): Promise<ChapterDesk> {
    return (await this.lateTitle.get()).chapters.get();
  }

  #text(attribute: string): string {
    return this.getAttribute(attribute) ?? '';
  }

  #has(attributes: readonly string[]): boolean {
    return attributes.some((name) => this.hasAttribute(name));
  }

  #inClip(ranges: TimeRanges): TimeRanges {
    return this.lateTitle.now?.clip.ranges(ranges) ?? ranges;
  }

  /**
   * A fault that playback survives.
   * @internal
   */
  readonly report = (error: SvError): void => {
    dispatchSv(this, 'sv-error', { error, fatal: false });
  };

  /** Resolves when the script is there, or can't be had; never rejects. */
  protected loadTitle(): Promise<Title | null> {
    return this.lateTitle.get().catch((error: SvError) => {
      this.#lacking = true;
      this.report(error);
      return null;
    });
  }

  #loadAndLook(): void {
    void this.loadTitle().then((title) => title?.update());
  }

  /** Something that a title may be made of has changed. */
  readonly #look = (): void => {
    const { now } = this.lateTitle;
    if (now) {
      now.update();
    } else if (!this.isConnected) {
      // It may yet be made in pieces.
    } else if (this.#has(atOnce)) {
      this.#loadAndLook();
    } else if (this.#has(later) || this.session?.metadata || this.#hasTracks()) {
      this.#loadLater();
    }
  };

  /** Chapters and pictures are no part of the first picture. */
  #loadLater(): void {
    if (this.#due) return;
    this.#due = true;
    afterStart(this.media, this.autoplay, systemClock, () => {
      this.#due = false;
      this.#loadAndLook();
    });
  }

  #hasTracks(): boolean {
    return this.querySelector(':scope > track:is([kind=chapters], [kind=metadata])') !== null;
  }
}
