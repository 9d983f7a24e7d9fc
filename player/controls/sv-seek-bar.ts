import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LatePart } from '../element/late-part.js';
import type { PlayerState, TimeSpan } from '../state/player-state.js';
import { reportFrom, request } from '../state/player-request.js';
import { base } from '../styles/base.js';
import { seekBarStyles } from '../styles/seek-bar.js';
import { markAt } from '../title/mark-at.js';
import { formatTime } from './format-time.js';
import { InterfaceElement } from './interface-element.js';
import { placeInWords } from './place-in-words.js';
import { seekByKey } from './seek-keys.js';
import type * as SeekExtras from './seek-extras.js';
import { bufferedOn, fractionAt, isAtLiveEdge, secAt, seekScale } from './seek-scale.js';
import { writeText } from './write-text.js';

const seekExtras = new LatePart('seek-extras', () => import('./seek-extras.js'));

/**
 * Where playback is, what is buffered, and the way to anywhere else. A drag seeks when it ends. Chapters part
 * the rail; the bubble tells time and chapter, and shows the storyboard's picture where there is one.
 *
 * @csspart bar - the slider; also `seek`
 * @csspart rail - the whole of the time axis
 * @csspart buffered - each span that is loaded
 * @csspart progress - what has been played
 * @csspart thumb - the playhead
 * @csspart bubble - what lies under the pointer
 * @csspart preview - its picture
 * @csspart chapter - its chapter's name
 * @csspart edge - the live edge
 */
export class SvSeekBar extends InterfaceElement {
  static override styles = [base, seekBarStyles];

  /** Asked for, and not confirmed by the media yet. */
  #wantedSec: number | null = null;
  #dragSec: number | null = null;
  #pointedSec = 0;
  /** Without them, until the bar is used again: it is drawn several times a second. */
  #extras: Promise<typeof SeekExtras | void> | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('state')) this.#wantedSec = null;
  }

  protected override render(): TemplateResult {
    const { state, words } = this;
    const scale = seekScale(state);
    const spans = scale ? bufferedOn(scale, state.buffered) : [];
    return html`<div
      class="bar"
      part="bar seek"
      role="slider"
      tabindex=${scale ? 0 : -1}
      aria-label=${words.seek}
      aria-disabled=${scale ? 'false' : 'true'}
      ?data-drag=${this.#dragSec !== null}
      @keydown=${this.#onKey}
      @focus=${this.#near}
      @pointerenter=${this.#near}
      @pointerdown=${this.#onDown}
      @pointermove=${this.#onMove}
      @pointerup=${this.#onUp}
      @pointercancel=${this.#onCancel}
    >
      <div class="rail" part="rail">
        ${spans.map(() => html`<div class="buffered" part="buffered"></div>`)}
        <div class="ahead"></div>
        <div class="fill" part="progress"></div>
      </div>
      ${
        scale && state.live
          ? html`<div class="edge ${isAtLiveEdge(state) ? 'now' : ''}" part="edge"></div>`
          : nothing
      }
      <div class="head"><div class="thumb" part="thumb"></div></div>
      <div class="bubble" part="bubble" aria-hidden="true">
        <span class="preview" part="preview" hidden></span><span class="chapter" part="chapter"></span
        ><span class="clock"></span>
      </div>
    </div>`;
  }

  /** Places are set through the CSSOM: a style attribute would be refused by a strict policy. */
  protected override updated(changed: PropertyValues<this>): void {
    const scale = seekScale(this.state);
    const bar = this.#bar();
    if (!bar) return;
    this.sayPlace(this.state);
    const at = scale ? fractionAt(scale, this.#atSec()) : 0;
    // Not by a custom property: that would be inherited, a look at the styles of all that is in them.
    const [fill, head] = bar.querySelectorAll<HTMLElement>('.fill, .head');
    if (fill) fill.style.transform = `translateX(${(at - 1) * 100}%)`;
    if (head) head.style.transform = `translateX(${at * 100}%)`;
    const was = changed.get('state');
    if (scale && (was?.chapters.length || this.state.chapters.length)) {
      this.#withExtras(({ chapterGaps }) => {
        bar.style.setProperty('--gaps', chapterGaps(this.state.chapters, scale));
      });
    }
    // Whoever walks by keyboard sees what lies under the thumb; and the pictures may have just come.
    if (scale && bar.matches(':focus-visible')) this.#point(scale, this.#atSec());
    else if (scale && was && was.storyboard !== this.state.storyboard) this.#point(scale, this.#pointedSec);
    const spans = scale ? bufferedOn(scale, this.state.buffered) : [];
    bar.querySelectorAll<HTMLElement>('.buffered').forEach((element, index) => {
      element.style.setProperty('--from', String(spans[index]?.from ?? 0));
      element.style.setProperty('--to', String(spans[index]?.to ?? 0));
    });
  }

  /** Where playback is, to a screen reader; nothing is drawn for it. */
  sayPlace(state: PlayerState): void {
    const bar = this.#bar();
    if (!bar) return;
    const scale = seekScale(state);
    const atSec = this.#atSec(state);
    const values = {
      'aria-valuemin': Math.floor(scale?.startSec ?? 0),
      'aria-valuemax': Math.floor(scale?.endSec ?? 0),
      'aria-valuenow': Math.floor(scale ? atSec : 0),
      'aria-valuetext': placeInWords(state, atSec, this.words),
    };
    for (const [name, value] of Object.entries(values)) {
      if (bar.getAttribute(name) !== String(value)) bar.setAttribute(name, String(value));
    }
  }

  #bar(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.bar');
  }

  #atSec({ currentSec } = this.state): number {
    return this.#dragSec ?? this.#wantedSec ?? currentSec;
  }

  #seek(toSec: number): void {
    this.#wantedSec = toSec;
    request(this, { type: 'seek', toSec });
    this.requestUpdate();
  }

  /** The bar is about to be used: its pictures are fetched now, if there are any. */
  readonly #near = (): void => {
    this.#extras = null;
    const { storyboardOffered, storyboard } = this.state;
    if (storyboardOffered && storyboard.length === 0) request(this, { type: 'load-storyboard' });
  };

  #withExtras(use: (extras: typeof SeekExtras) => void): void {
    this.#extras ??= seekExtras.get().catch(reportFrom(this));
    void this.#extras.then((extras) => extras && use(extras));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const scale = seekScale(this.state);
    if (!scale || event.ctrlKey || event.altKey || event.metaKey) return;
    const toSec = seekByKey(event.key, this.#atSec(), scale);
    if (toSec === null) return;
    event.preventDefault();
    this.#seek(toSec);
  };

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !seekScale(this.state)) return;
    this.#bar()?.setPointerCapture(event.pointerId);
    this.#follow(event, true);
  };

  readonly #onMove = (event: PointerEvent): void => {
    this.#follow(event, this.#dragSec !== null);
  };

  readonly #onUp = (): void => {
    const toSec = this.#dragSec;
    this.#dragSec = null;
    if (toSec !== null) this.#seek(toSec);
  };

  readonly #onCancel = (): void => {
    this.#dragSec = null;
    this.requestUpdate();
  };

  /** Moves the bubble, and while dragging the playhead, to the pointer. */
  #follow(event: PointerEvent, dragging: boolean): void {
    const bar = this.#bar();
    const scale = seekScale(this.state);
    if (!bar || !scale) return;
    const box = bar.getBoundingClientRect();
    const sec = secAt(scale, (event.clientX - box.left) / Math.max(1, box.width));
    this.#point(scale, sec);
    if (!dragging) return;
    this.#dragSec = sec;
    this.requestUpdate();
  }

  /** Puts the bubble over a place, and says and shows in it what lies there. */
  #point(scale: TimeSpan, sec: number): void {
    const { state } = this;
    const bar = this.#bar();
    const bubble = bar?.querySelector<HTMLElement>('.bubble');
    const [preview, chapter, clock] = bubble?.children ?? [];
    if (!bar || !bubble || !(preview instanceof HTMLElement) || !chapter || !clock) return;
    this.#pointedSec = sec;
    bar.style.setProperty('--hover', String(fractionAt(scale, sec)));
    writeText(chapter, markAt(state.chapters, sec)?.value ?? '');
    writeText(clock, state.live ? `−${formatTime(scale.endSec - sec)}` : formatTime(sec, scale.endSec));
    const place = (): void => {
      bar.style.setProperty('--half', `${bubble.offsetWidth / 2}px`);
    };
    place();
    if (!state.storyboardOffered && preview.hidden) return;
    this.#withExtras(({ showTile }) => {
      showTile(preview, markAt(this.state.storyboard, sec));
      place();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sv-seek-bar': SvSeekBar;
  }
}
