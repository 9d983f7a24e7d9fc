import { afterStart } from '../element/after-start.js';
import type { PlannedSource, WantedSource } from '../element/source-choice.js';
import { ResumeDesk } from '../memory/resume-desk.js';
import { asRepeatMode } from '../queue/play-order.js';
import { ClipView } from './clip-view.js';
import { LatePart } from '../element/late-part.js';
import { chapterSource, cuePointSource, storyboardSource } from './sidecar-sources.js';
import type { TitleOptions, TitleParts } from './title-host.js';
import type { TitleRequest } from './title-request.js';
import type { TitleState } from './title-state.js';

/**
 * All that a title is beyond its media: the clip shown, the viewer's place, and, each fetched when it is
 * first needed, chapters and cue points, storyboard, queue, and preferences.
 */
export class Title {
  readonly clip: ClipView;
  readonly chapters = new LatePart(
    'chapter-desk',
    async () => new (await import('./chapter-desk.js')).ChapterDesk(this.#parts),
  );
  readonly queue = new LatePart(
    'queue-desk',
    async () => new (await import('../queue/queue-desk.js')).QueueDesk(this.#parts),
  );
  readonly #parts: TitleParts;
  readonly #places: ResumeDesk;
  readonly #storyboard = new LatePart(
    'storyboard-desk',
    async () => new (await import('./storyboard-desk.js')).StoryboardDesk(this.#parts),
  );
  readonly #preferences = new LatePart(
    'preference-keeper',
    async () => new (await import('../memory/preference-keeper.js')).PreferenceKeeper(this.#parts.host),
  );
  #chaptersComing = false;

  constructor(options: TitleOptions) {
    this.clip = new ClipView(options);
    this.#parts = { ...options, clip: () => this.clip.clip };
    this.#places = new ResumeDesk(this.#parts);
    options.host.addEventListener('sv-load-start', () => {
      this.update();
    });
  }

  /** What the interface shows, but for looping. */
  get state(): TitleState {
    const queue = this.queue.now;
    return {
      chapters: this.chapters.now?.chapters ?? [],
      storyboardOffered: storyboardSource(this.#parts.host) !== null,
      storyboard: this.#storyboard.now?.tiles ?? [],
      queue: queue?.state ?? null,
      upNext: queue?.upNext ?? null,
      resumedAtSec: this.#places.resumedAtSec,
    };
  }

  /** Looks at the page's attributes and children, and at the stream, anew. */
  update(): void {
    const { host, changed, report } = this.#parts;
    this.clip.update();
    this.#places.start();
    this.#storyboard.now?.update();
    this.queue.now?.update();
    if (this.chapters.now) this.chapters.now.update();
    else if (chapterSource(host) ?? cuePointSource(host) ?? host.session?.metadata) this.#loadChapters();
    if (host.hasAttribute('remember-preferences')) {
      this.#preferences.use(report, (preferences) => {
        preferences.start();
      });
    }
    changed();
  }

  plan(source: WantedSource): PlannedSource {
    return this.clip.plan(source, this.#places.plan(source));
  }

  /** The media is about to let go of what it plays. */
  leaving(): void {
    this.#places.save();
  }

  /** The element is in no page any more. */
  left(): void {
    this.clip.stop();
    this.#places.stop();
    this.chapters.now?.stop();
    this.queue.now?.stop();
    this.#preferences.now?.stop();
  }

  perform(request: TitleRequest): void {
    const { host, report } = this.#parts;
    const queue = this.queue.now;
    switch (request.type) {
      case 'next':
        queue?.next();
        break;
      case 'previous':
        queue?.previous();
        break;
      case 'play-item':
        queue?.playAt(request.index);
        break;
      case 'toggle-shuffle':
        host.toggleAttribute('shuffle');
        break;
      case 'toggle-repeat':
        host.setAttribute('repeat', asRepeatMode(host.getAttribute('repeat')) === 'all' ? 'off' : 'all');
        break;
      case 'cancel-up-next':
        queue?.cancelUpNext();
        break;
      case 'start-over':
        host.currentTime = 0;
        this.#places.dismiss();
        break;
      case 'dismiss-resumed':
        this.#places.dismiss();
        break;
      case 'load-storyboard':
        this.#storyboard.use(report, (storyboard) => {
          storyboard.update();
        });
        break;
    }
  }

  /** They are no part of the first picture. */
  #loadChapters(): void {
    if (this.#chaptersComing) return;
    this.#chaptersComing = true;
    const { host, clock, report } = this.#parts;
    afterStart(host.media, host.autoplay, clock, () => {
      this.#chaptersComing = false;
      this.chapters.use(report, (chapters) => {
        chapters.update();
      });
    });
  }
}
