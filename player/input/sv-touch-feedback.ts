import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { systemClock, type CancelTimer } from '../../src/base/clock.js';
import { defineOnce } from '../controls/define-once.js';
import { formatTime } from '../controls/format-time.js';
import type { SvControls } from '../controls/sv-controls.js';
import { InterfaceElement } from '../controls/interface-element.js';
import { showTile } from '../controls/seek-preview.js';
import type { PlayerState } from '../state/player-state.js';
import { base } from '../styles/base.js';
import { icon } from '../styles/icon.js';
import { mutedIcon, volumeHighIcon } from '../styles/icons.js';
import { touchFeedbackStyles } from '../styles/touch-feedback.js';
import { markAt } from '../title/mark-at.js';

/** What fingers do, as it is shown. */
export type Feedback =
  | { readonly kind: 'skip'; readonly zone: 'left' | 'right'; readonly bySec: number }
  | { readonly kind: 'rate'; readonly rate: number }
  | { readonly kind: 'seek'; readonly toSec: number; readonly bySec: number }
  /** 0 to 1. */
  | { readonly kind: 'volume'; readonly volume: number };

/** A skip's badge stays for this long after the last tap. */
const SKIP_SHOWN_MS = 800;

const fastIcon = icon('', 'M4 6.5v11l7.5-5.5zM12.5 6.5v11l7.5-5.5z');
const backIcon = icon('', 'M20 6.5v11l-7.5-5.5zM11.5 6.5v11L4 12z');

/**
 * What fingers on the picture do: a badge that grows with each tap, the speed held, the place a swipe leads to, the
 * volume. Seen only: a screen reader is told what came of it.
 *
 * @csspart feedback - also `skip`, `rate`, `seek`, `volume`
 */
export class SvTouchFeedback extends InterfaceElement {
  static override properties: PropertyDeclarations = {
    ...InterfaceElement.properties,
    feedback: { state: true },
  };
  static override styles = [base, touchFeedbackStyles];

  declare feedback: Feedback | null;

  #cancel: CancelTimer = () => {};

  constructor() {
    super();
    this.feedback = null;
  }

  show(feedback: Feedback): void {
    this.#cancel();
    this.feedback = feedback;
    if (feedback.kind === 'skip') {
      this.#cancel = systemClock.after(SKIP_SHOWN_MS, () => {
        this.feedback = null;
      });
    }
  }

  hide(): void {
    if (this.feedback?.kind !== 'skip') this.feedback = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { feedback } = this;
    if (!feedback) return nothing;
    const { kind } = feedback;
    return html`<div class="feedback ${kind} ${kind === 'skip' ? feedback.zone : ''}" part="feedback ${kind}">
      ${this.#content(feedback)}
    </div>`;
  }

  #content(feedback: Feedback): TemplateResult {
    const { locale } = this.words;
    switch (feedback.kind) {
      case 'skip': {
        const sec = new Intl.NumberFormat(locale, {
          style: 'unit',
          unit: 'second',
          unitDisplay: 'short',
          signDisplay: 'always',
        });
        return html`${feedback.bySec < 0 ? backIcon : fastIcon}<span>${sec.format(feedback.bySec)}</span>`;
      }
      case 'rate':
        return html`<span>${new Intl.NumberFormat(locale).format(feedback.rate)}×</span>${fastIcon}`;
      case 'seek': {
        const { toSec, bySec } = feedback;
        const { durationSec, seekable, live } = this.state;
        const place = live ? `−${formatTime(seekable.endSec - toSec)}` : formatTime(toSec, durationSec);
        const by = `${bySec < 0 ? '−' : '+'}${formatTime(Math.abs(bySec))}`;
        return html`<span class="preview" hidden></span><b>${place}</b><span class="by">${by}</span>`;
      }
      case 'volume':
        return html`${feedback.volume === 0 ? mutedIcon : volumeHighIcon}<span class="meter"></span>`;
    }
  }

  /** Through the CSSOM, as a strict policy asks. */
  protected override updated(): void {
    const { feedback, renderRoot } = this;
    if (feedback?.kind === 'volume') {
      renderRoot.querySelector<HTMLElement>('.meter')?.style.setProperty('--level', String(feedback.volume));
    }
    const preview = renderRoot.querySelector<HTMLElement>('.preview');
    if (preview && feedback?.kind === 'seek') {
      showTile(preview, markAt(this.state.storyboard, feedback.toSec));
    }
  }
}

/** The one in these controls, with this state; made where there is none yet. */
export function feedbackIn(controls: SvControls, state: PlayerState): SvTouchFeedback {
  const layer = controls.renderRoot.querySelector('.layer') ?? controls.renderRoot;
  let feedback = layer.querySelector('sv-touch-feedback');
  if (!feedback) {
    feedback = document.createElement('sv-touch-feedback');
    feedback.ariaHidden = 'true';
    feedback.setAttribute('exportparts', 'feedback, skip, rate, seek, volume');
    layer.append(feedback);
  }
  feedback.state = state;
  feedback.words = controls.words;
  return feedback;
}

defineOnce('sv-touch-feedback', SvTouchFeedback);

declare global {
  interface HTMLElementTagNameMap {
    'sv-touch-feedback': SvTouchFeedback;
  }
}
