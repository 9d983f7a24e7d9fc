import type { Clock } from '../../../../src/base/clock.js';
import type {
  CdnSpec,
  FaultRule,
  LinkScript,
  RequestEntry,
  RequestKind,
  ViewerConditions,
} from '../contract.js';
import type { Answer } from '../faults/answer.js';
import { FaultDesk, type Strike } from '../faults/fault-desk.js';
import { ViewerLink } from '../link/viewer-link.js';
import { RequestLog, type OpenEntry } from './request-log.js';
import type { ViewerPath } from './viewer-path.js';

/** What a test, a scenario or an experiment does with a viewer. */
export interface ViewerControl {
  readonly name: string;
  /** Epoch-free: ms of `performance.now()` at the first request for media; null before it. */
  readonly startedAtMs: number | null;
  /** Of this moment; null: no bottleneck. */
  readonly kbps: number | null;
  readonly latencyMs: number;
  /** How far the link's script has come. */
  readonly scriptMs: number;
  /** Requests under way. */
  readonly openFlows: number;
  readonly conditions: ViewerConditions;
  /** Link, faults and seed anew; counts of faults begin again. */
  setConditions(conditions: ViewerConditions): void;
  /** Another link: its script begins at once, or with the first request for media if there was none. */
  setLink(link: LinkScript): void;
  /** Other faults; one that was there before, unchanged, goes on counting. */
  setFaults(faults: readonly FaultRule[]): void;
  /** Holds the link's script where it stands. */
  pause(): void;
  resume(): void;
  requests(): readonly RequestEntry[];
  /** As if it had never been; what is under way goes on without a bottleneck. */
  forget(): void;
}

const mediaKinds: ReadonlySet<RequestKind> = new Set(['manifest', 'init', 'video', 'audio']);

const noConditions: ViewerConditions = {
  link: { steps: [{ fromSec: 0, kbps: null, latencyMs: 0 }] },
  faults: [],
  seed: 1,
};

export interface ViewerSetup {
  readonly clock: Clock;
  readonly cdns: readonly CdnSpec[];
  readonly journal: (entry: RequestEntry) => void;
  readonly forget: () => void;
}

/** One viewer: its link, its faults and what it asked for. */
export class Viewer implements ViewerControl {
  readonly name: string;
  readonly link: ViewerLink;
  /** What effects keep between requests. */
  readonly memory = new Map<string, Answer>();
  readonly #setup: ViewerSetup;
  readonly #log: RequestLog;
  #conditions = noConditions;
  #desk = new FaultDesk([], noConditions.seed);
  #startedAtMs: number | null = null;
  #paused = false;

  constructor(name: string, setup: ViewerSetup) {
    this.name = name;
    this.#setup = setup;
    this.link = new ViewerLink(setup.clock);
    this.#log = new RequestLog(() => setup.clock.now(), setup.journal);
  }

  get startedAtMs(): number | null {
    return this.#startedAtMs;
  }

  get kbps(): number | null {
    return this.link.shape.kbps;
  }

  get latencyMs(): number {
    return this.link.shape.latencyMs;
  }

  get scriptMs(): number {
    return this.link.scriptMs;
  }

  get openFlows(): number {
    return this.link.openFlows;
  }

  get conditions(): ViewerConditions {
    return this.#conditions;
  }

  setConditions(conditions: ViewerConditions): void {
    this.#desk = new FaultDesk(conditions.faults, conditions.seed);
    this.memory.clear();
    this.#conditions = conditions;
    this.setLink(conditions.link);
  }

  setLink(link: LinkScript): void {
    this.#conditions = { ...this.#conditions, link };
    this.link.setScript(link);
    this.#runLink();
  }

  setFaults(faults: readonly FaultRule[]): void {
    this.#conditions = { ...this.#conditions, faults };
    this.#desk.setRules(faults);
  }

  pause(): void {
    this.#paused = true;
    this.link.hold();
  }

  resume(): void {
    this.#paused = false;
    this.#runLink();
  }

  requests(): readonly RequestEntry[] {
    return this.#log.entries;
  }

  forget(): void {
    this.#setup.forget();
  }

  /** Notes a request, starts the link's script with the first for media, and says what strikes it. */
  arrive(
    { path, cdn }: ViewerPath,
    method: string,
    kind: RequestKind,
  ): { readonly entry: OpenEntry; readonly strikes: readonly Strike[] } {
    const entry = this.#log.open({ viewer: this.name, method, path, kind, cdn });
    if (this.#startedAtMs === null && mediaKinds.has(kind)) {
      this.#startedAtMs = this.#setup.clock.now();
      this.#runLink();
    }
    const region = this.#setup.cdns.find(({ name }) => name === cdn)?.region ?? null;
    const strikes = this.#desk.strike({ kind, path, cdn, region, atSec: entry.atMs / 1000 });
    entry.struck(strikes);
    return { entry, strikes };
  }

  #runLink(): void {
    if (this.#startedAtMs !== null && !this.#paused) this.link.run();
  }
}
