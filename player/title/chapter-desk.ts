import { invalidArgument } from '../../src/base/sv-error.js';
import { dispatchSv } from '../element/sv-events.js';
import { ChapterTrack } from './chapter-track.js';
import { inClip } from './clip.js';
import { DateRangeCues } from './date-range-cues.js';
import { orderMarks, readMark, type Chapter, type CuePoint, type GivenMark } from './mark.js';
import { MarkWatch } from './mark-watch.js';
import { parseChapters } from './parse-chapters.js';
import { parseCuePoints } from './parse-cue-points.js';
import { chapterSource, cuePointSource } from './sidecar-sources.js';
import { credentialsOf, Sidecar } from './sidecar.js';
import type { TitleParts } from './title-host.js';

/** What the page added, and the source that it was added to. */
interface Added {
  src: string;
  chapters: readonly GivenMark<string>[];
  cuePoints: readonly GivenMark[];
}

/**
 * A title's chapters and cue points. They come from the attribute, else a `<track>` child, else from the stream;
 * what the page adds comes on top, and goes with the source it was added to.
 */
export class ChapterDesk {
  readonly #parts: TitleParts;
  readonly #file: Sidecar<readonly Chapter[]>;
  readonly #cueFile: Sidecar<readonly GivenMark[]>;
  readonly #chapterWatch: MarkWatch<string>;
  readonly #cueWatch: MarkWatch<unknown>;
  readonly #track: ChapterTrack;
  readonly #dateRanges = new DateRangeCues();
  #added: Added = { src: '', chapters: [], cuePoints: [] };
  #chapters: readonly Chapter[] = [];
  #cuePoints: readonly CuePoint[] = [];

  constructor(parts: TitleParts) {
    const { host, clock, report } = parts;
    this.#parts = parts;
    this.#track = new ChapterTrack(host);
    const beside = {
      report,
      changed: () => {
        this.#tell();
      },
      credentials: () => credentialsOf(host),
    };
    this.#file = new Sidecar({
      ...beside,
      what: 'chapters',
      parse: (text) => parseChapters(text, navigator.languages),
    });
    this.#cueFile = new Sidecar({ ...beside, what: 'cue points', parse: parseCuePoints });
    this.#chapterWatch = new MarkWatch(host, clock, (chapter) => {
      dispatchSv(host, 'sv-chapter-change', { chapter: chapter ?? null });
      if (chapter) host.dispatchEvent(new CustomEvent('chapterchange', { detail: chapter }));
    });
    this.#cueWatch = new MarkWatch(host, clock, (cuePoint) => {
      if (!cuePoint) return;
      dispatchSv(host, 'sv-cue-point', { cuePoint });
      host.dispatchEvent(new CustomEvent('cuepointchange', { detail: cuePoint }));
    });
    host.addEventListener('sv-load-start', ({ detail }) => {
      if (this.#added.src === '') this.#added.src = detail.src;
      if (this.#added.src !== detail.src) this.#added = { src: '', chapters: [], cuePoints: [] };
      this.#tell();
    });
  }

  /** In the time of the clip. */
  get chapters(): readonly Chapter[] {
    return this.#chapters;
  }

  get cuePoints(): readonly CuePoint[] {
    return this.#cuePoints;
  }

  get activeChapter(): Chapter | undefined {
    return this.#chapterWatch.active;
  }

  get activeCuePoint(): CuePoint | undefined {
    return this.#cueWatch.active;
  }

  /** Attributes, children, the stream or the clip changed. */
  update(): void {
    const { host } = this.#parts;
    void this.#file.use(chapterSource(host) ?? host.session?.metadata?.chaptersUrl ?? null);
    void this.#cueFile.use(cuePointSource(host));
    this.#tell();
  }

  addChapters(given: unknown): readonly Chapter[] {
    this.#add({ chapters: this.#read('addChapters', given, isNamed) });
    return this.#chapters;
  }

  addCuePoints(given: unknown): readonly CuePoint[] {
    this.#add({ cuePoints: this.#read('addCuePoints', given, isAnything) });
    return this.#cuePoints;
  }

  stop(): void {
    this.#chapterWatch.stop();
    this.#cueWatch.stop();
  }

  /** What of it is a mark; a page is told that the rest isn't. */
  #read<Meant extends GivenMark>(
    method: string,
    given: unknown,
    isMeant: (mark: GivenMark) => mark is Meant,
  ): readonly Meant[] {
    const list: readonly unknown[] = Array.isArray(given) ? given : [];
    const marks = list.flatMap((entry) => readMark(entry) ?? []).filter(isMeant);
    if (!Array.isArray(given) || marks.length < list.length) {
      this.#parts.report(
        invalidArgument(method, given, 'a list of { startTime, endTime?, value }, in seconds'),
      );
    }
    return marks;
  }

  #add({ chapters = [], cuePoints = [] }: Partial<Added>): void {
    const { host } = this.#parts;
    const { src } = host;
    const added = this.#added;
    this.#added = {
      // A new source may have been named in this very task, and not be loading yet.
      src: (src === '' ? host.currentSrc : src).replace(/#.*$/, ''),
      chapters: [...added.chapters, ...chapters],
      cuePoints: [...added.cuePoints, ...cuePoints],
    };
    this.#tell();
  }

  #foundCuePoints(): readonly GivenMark[] {
    const { host } = this.#parts;
    if (cuePointSource(host) !== null) return this.#cueFile.content ?? [];
    const { metadata, live } = host.session ?? {};
    return this.#dateRanges.read(metadata?.dateRanges ?? [], live?.startSec ?? 0);
  }

  #tell(): void {
    const { host, changed } = this.#parts;
    const clip = this.#parts.clip();
    const was = this.#chapters;
    const chapters = orderMarks([...(this.#file.content ?? []), ...this.#added.chapters]);
    this.#chapters = inClip(chapters, clip);
    this.#cuePoints = inClip(orderMarks([...this.#foundCuePoints(), ...this.#added.cuePoints]), clip);
    this.#cueWatch.marks = this.#cuePoints;
    this.#chapterWatch.marks = this.#chapters;
    if (isSame(was, this.#chapters)) return;
    this.#track.show(this.#chapters);
    dispatchSv(host, 'sv-chapters', { chapters: this.#chapters });
    changed();
  }
}

function isNamed(mark: GivenMark): mark is GivenMark<string> {
  return typeof mark.value === 'string';
}

/** A cue point's value is the page's own affair. */
const isAnything = (mark: GivenMark): mark is GivenMark => 'value' in mark;

function isSame(some: readonly Chapter[], others: readonly Chapter[]): boolean {
  const text = (chapters: readonly Chapter[]): string => JSON.stringify(chapters);
  return text(some) === text(others);
}
