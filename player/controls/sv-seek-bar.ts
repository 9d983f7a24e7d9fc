import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { TimeSpan } from '../state/player-state.js';
import { request } from '../state/player-request.js';
import { base } from '../styles/base.js';
import { seekBarStyles } from '../styles/seek-bar.js';
import { formatTime, timeInWords } from './format-time.js';
import { InterfaceElement } from './interface-element.js';
import { seekByKey } from './seek-keys.js';
import { bufferedOn, fractionAt, isAtLiveEdge, secAt, seekScale } from './seek-scale.js';

/**
 * Where playback is, what is buffered, and the way to anywhere else. A drag seeks when it ends.
 *
 * @csspart bar - the slider; also `seek`
 * @csspart rail - the whole of the time axis
 * @csspart buffered - each span that is loaded
 * @csspart progress - what has been played
 * @csspart thumb - the playhead
 * @csspart bubble - the time under the pointer
 */
export class SvSeekBar extends InterfaceElement {
  static override styles = [base, seekBarStyles];

  /** Asked for, and not confirmed by the media yet. */
  #wantedSec: number | null = null;
  #dragSec: number | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('state')) this.#wantedSec = null;
  }

  protected override render(): TemplateResult {
    const { state, words } = this;
    const scale = seekScale(state);
    const atSec = this.#atSec();
    const spans = scale ? bufferedOn(scale, state.buffered) : [];
    return html`<div
      class="bar"
      part="bar seek"
      role="slider"
      tabindex=${scale ? 0 : -1}
      aria-label=${words.seek}
      aria-disabled=${scale ? 'false' : 'true'}
      aria-valuemin=${Math.floor(scale?.startSec ?? 0)}
      aria-valuemax=${Math.floor(scale?.endSec ?? 0)}
      aria-valuenow=${Math.floor(scale ? atSec : 0)}
      aria-valuetext=${this.#inWords(scale, atSec)}
      ?data-drag=${this.#dragSec !== null}
      @keydown=${this.#onKey}
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
      <div class="thumb" part="thumb"></div>
      <div class="bubble" part="bubble" aria-hidden="true"></div>
    </div>`;
  }

  /** Places are set through the CSSOM: a style attribute would be refused by a strict policy. */
  protected override updated(): void {
    const scale = seekScale(this.state);
    const bar = this.#bar();
    if (!bar) return;
    bar.style.setProperty('--at', String(scale ? fractionAt(scale, this.#atSec()) : 0));
    const spans = scale ? bufferedOn(scale, this.state.buffered) : [];
    bar.querySelectorAll<HTMLElement>('.buffered').forEach((element, index) => {
      element.style.setProperty('--from', String(spans[index]?.from ?? 0));
      element.style.setProperty('--to', String(spans[index]?.to ?? 0));
    });
  }

  #bar(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.bar');
  }

  #atSec(): number {
    return this.#dragSec ?? this.#wantedSec ?? this.state.currentSec;
  }

  #inWords(scale: TimeSpan | null, atSec: number): string {
    const { state, words } = this;
    if (!scale) return state.live ? words.live : '';
    if (state.live) {
      const behindSec = scale.endSec - atSec;
      return isAtLiveEdge({ ...state, currentSec: atSec })
        ? words.live
        : words.behindLive(timeInWords(behindSec, words.locale));
    }
    return words.position(timeInWords(atSec, words.locale), timeInWords(scale.endSec, words.locale));
  }

  #seek(toSec: number): void {
    this.#wantedSec = toSec;
    request(this, { type: 'seek', toSec });
    this.requestUpdate();
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
    const fraction = Math.min(1, Math.max(0, (event.clientX - box.left) / Math.max(1, box.width)));
    const sec = secAt(scale, fraction);
    bar.style.setProperty('--hover', String(fraction));
    const bubble = bar.querySelector('.bubble');
    const behindSec = scale.endSec - sec;
    if (bubble) {
      bubble.textContent = this.state.live ? `−${formatTime(behindSec)}` : formatTime(sec, scale.endSec);
    }
    if (!dragging) return;
    this.#dragSec = sec;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sv-seek-bar': SvSeekBar;
  }
}
