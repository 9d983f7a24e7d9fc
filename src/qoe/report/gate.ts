import type { BeaconEvent, PageVitals } from '../../wire/beacon.js';
import type { QoeSink } from '../contract.js';
import { anonymousIds } from './anonymous.js';
import type { ViewIds } from './callback-sink.js';
import { markedStart, type ViewStart } from './marks.js';
import type { Reporting } from './reporting-check.js';
import type { RevocableSink } from './revocable-sink.js';
import { isSampled } from './sampling.js';

/** The view that is open, as it may be told. */
interface GatedView {
  readonly ids: ViewIds;
  /** As it was when the view opened; its consent changes at once. */
  readonly reporting: Reporting;
  readonly sampled: boolean;
  /** Its first events, until they may be told. In memory only. */
  held: readonly BeaconEvent[];
  start: ViewStart | null;
  /** Once it was told to be anonymous it stays so. */
  anonymous: boolean;
  failed: boolean;
}

/** What is added to a view's events as they leave the page. */
export interface Additions {
  /** What is to be told of the browser, or of all the page. */
  readonly describe: () => Partial<ViewStart>;
  readonly vitals?: () => PageVitals | undefined;
}

/**
 * What leaves the page: by consent, by the sample, and with what is known of page and viewer added. Of a view
 * outside the sample its beginning is held back, to be told if it fails.
 */
export class Gate implements QoeSink {
  readonly #inner: RevocableSink;
  readonly #additions: Additions;
  #reporting: Reporting;
  #view: GatedView | null = null;

  constructor(inner: RevocableSink, reporting: Reporting, additions: Additions) {
    this.#inner = inner;
    this.#reporting = reporting;
    this.#additions = additions;
  }

  get ids(): ViewIds | null {
    return this.#view?.ids ?? null;
  }

  /** Its consent acts at once, the rest with the next view. */
  set reporting(next: Reporting) {
    const before = this.#reporting.consent;
    this.#reporting = next;
    const view = this.#view;
    if (before === next.consent) return;
    if (next.consent !== 'full') {
      this.#inner.drop();
      if (view?.start) view.held = [view.start];
    }
    if (next.consent !== 'none' && view?.sampled === true) this.#release(view);
  }

  open(ids: ViewIds): void {
    const reporting = this.#reporting;
    this.#view = {
      ids,
      reporting,
      sampled: isSampled(ids.sessionId, reporting.sampleRate),
      held: [],
      start: null,
      anonymous: false,
      failed: false,
    };
  }

  event(event: BeaconEvent): void {
    const view = this.#view;
    if (!view) return;
    const told = this.#described(event);
    if (told.type === 'view-start') view.start = told;
    if (this.#lets(view, told)) {
      this.#release(view);
      this.#inner.event(told.type === 'view-start' ? this.#marked(view, told) : told);
    } else if (!view.failed && isBeginning(told)) view.held = [...view.held, told];
  }

  flush(): void {
    this.#inner.flush();
  }

  dispose(): void {
    this.#inner.dispose();
  }

  #lets(view: GatedView, event: BeaconEvent): boolean {
    if (this.#reporting.consent === 'none') return false;
    if (view.sampled) return true;
    if (event.type === 'error' && event.fatal) view.failed = true;
    return view.failed && (event.type === 'error' || event.type === 'end');
  }

  /** Tells what was held back. */
  #release(view: GatedView): void {
    const { held } = view;
    view.held = [];
    this.#openInner(view);
    for (const event of held) {
      this.#inner.event(event.type === 'view-start' ? this.#marked(view, event) : event);
    }
  }

  #openInner(view: GatedView): void {
    view.anonymous ||= this.#reporting.consent === 'anonymous';
    this.#inner.open(view.anonymous ? anonymousIds(view.ids) : view.ids);
  }

  #described(event: BeaconEvent): BeaconEvent {
    if (event.type === 'view-start') return { ...event, ...this.#additions.describe() };
    if (event.type !== 'heartbeat' && event.type !== 'end') return event;
    const vitals = this.#additions.vitals?.();
    const { party } = this.#reporting;
    return {
      ...event,
      ...(vitals ? { vitals } : {}),
      ...(typeof party === 'object' ? { party } : {}),
    };
  }

  #marked({ anonymous, sampled, reporting }: GatedView, start: ViewStart): ViewStart {
    return markedStart(sampled ? start : { ...start, unsampled: true }, reporting, anonymous);
  }
}

function isBeginning({ type }: BeaconEvent): boolean {
  return type === 'view-start' || type === 'intent' || type === 'startup';
}
