import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { BeaconEvent } from '../../../../../src/wire/beacon.js';
import type { ViewSummary } from '../../view-summary.js';
import { PanelData } from '../data/panel-data.js';
import { PageElement } from '../parts/page-element.js';
import { viewFacts } from '../parts/view-facts.js';
import { writeState } from '../state/dashboard-state.js';
import { momentAt, timelineOf, type Moment, type Told, type ViewTimeline } from '../state/view-timeline.js';
import { bitrate, NONE, place } from '../words/format.js';

interface ViewAnswer {
  readonly view: ViewSummary;
  readonly events: readonly { readonly event: BeaconEvent }[];
}

/** How many times as fast as it was. */
const RATES = [1, 4, 16, 60];
const STEP_MS = 1_000;

/** One view: its facts, its course, and a replay of it as far as its events tell. */
export class SvViewPage extends PageElement {
  static override properties: PropertyDeclarations = {
    ...PageElement.properties,
    atMs: { state: true },
    rate: { state: true },
    running: { state: true },
  };

  declare atMs: number;
  declare rate: number;
  declare running: boolean;

  readonly #data = new PanelData<ViewAnswer>(this);
  #answer: ViewAnswer | null = null;
  #timeline: ViewTimeline | null = null;
  #lastFrameMs = 0;

  constructor() {
    super();
    this.atMs = 0;
    this.rate = 4;
    this.running = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.running = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { view } = this.state;
    this.#data.ask(view === null ? null : `../api/views/${encodeURIComponent(view)}`);
    const { answer } = this.#data;
    if (answer !== this.#answer && !sameEvents(answer, this.#answer)) {
      this.#timeline = answer === null ? null : timelineOf(answer.events.map(({ event }) => event));
    }
    this.#answer = answer;
    if (changed.has('running') && this.running) {
      this.#lastFrameMs = performance.now();
      requestAnimationFrame(this.#run);
    }
  }

  protected override updated(): void {
    if (!this.running) return;
    const list = this.querySelector<HTMLElement>('.told');
    const now = list?.querySelector<HTMLElement>('[aria-current]');
    // By itself: `scrollIntoView` would move the page, too.
    if (list && now) list.scrollTop = now.offsetTop - list.offsetTop - list.clientHeight / 2;
  }

  readonly #run = (nowMs: number): void => {
    if (!this.running || this.#timeline === null) return;
    const atMs = this.atMs + Math.max(0, nowMs - this.#lastFrameMs) * this.rate;
    this.#lastFrameMs = nowMs;
    this.atMs = Math.min(atMs, this.#timeline.endMs);
    if (this.atMs < this.#timeline.endMs) requestAnimationFrame(this.#run);
    else this.running = false;
  };

  protected override render(): TemplateResult {
    const { answer, fault } = this.#data;
    const back = writeState({ ...this.state, view: null }) || './';
    return html`<p class="back"><a data-own href=${back}>All views</a></p>
      ${fault === null ? nothing : html`<p class="card fault" role="alert">${fault}</p>`}
      ${answer === null || this.#timeline === null ? nothing : this.#view(answer.view, this.#timeline)}`;
  }

  #view(view: ViewSummary, timeline: ViewTimeline): TemplateResult {
    const moment = momentAt(timeline, this.atMs);
    return html`<section class="card" aria-labelledby="view-title">
        <h2 id="view-title">${view.title ?? view.src ?? view.viewId}</h2>
        ${viewFacts(view)}
      </section>
      <section class="card" aria-labelledby="course-title">
        <h2 id="course-title">Its course</h2>
        <sv-view-chart
          .timeline=${timeline}
          .atMs=${this.atMs}
          @place=${(event: CustomEvent<{ atMs: number }>) => {
            this.#moveTo(event.detail.atMs);
          }}
        ></sv-view-chart>
        ${this.#replay(timeline, moment)}
      </section>
      <section class="card" aria-labelledby="told-title">
        <h2 id="told-title">What happened</h2>
        <ol class="told">
          ${timeline.told.map((told, index) => this.#told(told, index === moment.lastTold))}
        </ol>
      </section>`;
  }

  #replay(timeline: ViewTimeline, moment: Moment): TemplateResult {
    const { look, rendered, decision } = moment;
    const throughputKbps = look?.throughputKbps ?? null;
    const atEnd = this.atMs >= timeline.endMs;
    return html`<div class="replay" role="group" aria-label="Replay">
        <button
          class="primary"
          @click=${() => {
            if (atEnd && !this.running) this.atMs = 0;
            this.running = !this.running;
          }}
        >
          ${this.running ? 'Pause' : 'Replay'}
        </button>
        <label class="pick">
          <span class="unseen">Speed</span>
          <select
            @change=${(event: Event) => {
              this.rate = Number((event.target as HTMLSelectElement).value);
            }}
          >
            ${RATES.map((rate) => html`<option value=${rate} ?selected=${rate === this.rate}>${rate}×</option>`)}
          </select>
        </label>
        <input
          type="range"
          aria-label="Moment"
          min="0"
          max=${timeline.endMs}
          step=${Math.min(STEP_MS, timeline.endMs / 100)}
          .value=${String(this.atMs)}
          aria-valuetext=${`${place(this.atMs)}, ${moment.state}`}
          @input=${(event: Event) => {
            this.#moveTo(Number((event.target as HTMLInputElement).value));
          }}
        />
        <span class="time">${place(this.atMs)} of ${place(timeline.endMs)}</span>
      </div>
      <dl class="moment">
        <div>
          <dt>State</dt>
          <dd><span class="state" data-state=${moment.state}>${moment.state}</span></dd>
        </div>
        <div>
          <dt>On screen</dt>
          <dd>
            ${rendered === null ? NONE : `${rendered.height === null ? '' : `${rendered.height}p, `}${bitrate(rendered.kbps)}`}
          </dd>
        </div>
        <div>
          <dt>Buffer</dt>
          <dd>${look === null ? NONE : `${look.bufferSec.toFixed(1)} s`}</dd>
        </div>
        <div>
          <dt>Throughput</dt>
          <dd>${throughputKbps === null ? NONE : bitrate(throughputKbps)}</dd>
        </div>
        <div class="wide">
          <dt>Last decision</dt>
          <dd>
            ${decision === null ? NONE : `${bitrate(decision.kbps)}: ${decision.reason.replaceAll('-', ' ')}`}
          </dd>
        </div>
      </dl>`;
  }

  #told({ atMs, kind, text }: Told, isLast: boolean): TemplateResult {
    return html`<li data-kind=${kind} aria-current=${isLast ? 'step' : nothing}>
      <button
        @click=${() => {
          this.#moveTo(atMs);
        }}
      >
        <span class="time">${place(atMs)}</span> ${text}
      </button>
    </li>`;
  }

  #moveTo(atMs: number): void {
    this.atMs = Math.min(Math.max(0, atMs), this.#timeline?.endMs ?? 0);
    this.#lastFrameMs = performance.now();
  }
}

/** A view that is over is asked for again like any other: its charts needn't be made anew. */
function sameEvents(one: ViewAnswer | null, other: ViewAnswer | null): boolean {
  return (
    one !== null &&
    other !== null &&
    one.view.viewId === other.view.viewId &&
    one.events.length === other.events.length
  );
}
