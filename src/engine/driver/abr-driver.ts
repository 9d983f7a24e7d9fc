import type {
  AbrContext,
  AbrController,
  AbrDecision,
  BufferedSegment,
  Replacement,
} from '../../abr/contract/abr-controller.js';
import type { Clock } from '../../base/clock.js';
import type { SvError } from '../../base/sv-error.js';
import { invalidArgument } from '../../base/sv-error.js';
import type { DecisionRecord } from '../../media/decision.js';
import type { DownloadProgress, DownloadSample } from '../../media/download.js';
import {
  highestAllowedIndex,
  type Ladder,
  type RenditionCap,
  type RenditionSelection,
} from '../../media/rendition.js';
import { GuardedController } from './guarded-controller.js';
import type { AbrSituation } from './situation.js';

/** Engines poll many times a second; with nothing loading, an answer this old is asked for afresh. */
const ANSWER_STANDS_MS = 500;
/** Gaps shorter than this are an engine's own housekeeping between two requests. */
const IDLE_FROM_MS = 100;

export interface AbrDriverOptions {
  readonly controller: AbrController;
  readonly clock: Clock;
  readonly situation: AbrSituation;
  /** The browser's own estimate, for the first choice. */
  readonly hintKbps?: number | undefined;
  /** One for each segment asked for. */
  readonly onDecision: (decision: DecisionRecord) => void;
  /** The controller threw or answered nonsense: told once for each controller name. */
  readonly onFailure: (error: SvError) => void;
}

/**
 * Stands between an engine and the controller: turns the engine's situation into a context, keeps the
 * answer inside the ladder, the pin and the cap, and reports each decision once.
 *
 * An engine calls {@link choose} as often as it likes, {@link requested} when a video segment really goes
 * out, and {@link sample} or {@link settled} when that request ended.
 */
export class AbrDriver {
  readonly #options: AbrDriverOptions;
  readonly #controller: GuardedController;
  #ladder: Ladder = [];
  #selection: RenditionSelection = { mode: 'auto' };
  #cap: RenditionCap = {};
  #answer: { readonly decision: AbrDecision; readonly untilMs: number } | null = null;
  #currentIndex = -1;
  #loading = false;
  #idleSinceMs: number | null = null;

  constructor(options: AbrDriverOptions) {
    this.#options = options;
    this.#controller = new GuardedController(options.controller, options.onFailure);
  }

  get ladder(): Ladder {
    return this.#ladder;
  }

  get selection(): RenditionSelection {
    return this.#selection;
  }

  /** What was asked for last; −1 before the first segment. */
  get currentIndex(): number {
    return this.#currentIndex;
  }

  /** The ladder became known, or changed; an index that no longer exists is forgotten, a pin let go. */
  setLadder(ladder: Ladder): void {
    const idAt = (index: number): string | undefined => this.#ladder[index]?.id;
    const moved = (index: number): number => ladder.findIndex(({ id }) => id === idAt(index));
    this.#currentIndex = this.#currentIndex < 0 ? -1 : moved(this.#currentIndex);
    if (this.#selection.mode === 'pinned') {
      const renditionIndex = moved(this.#selection.renditionIndex);
      this.#selection = renditionIndex < 0 ? { mode: 'auto' } : { mode: 'pinned', renditionIndex };
    }
    this.#ladder = ladder;
    this.#answer = null;
    this.#controller.observe({ type: 'renditions', renditions: ladder });
  }

  /** @throws SvError INVALID_ARGUMENT for an index outside the ladder. */
  select(selection: RenditionSelection): void {
    if (selection.mode === 'pinned' && !this.#ladder[selection.renditionIndex]) {
      throw invalidArgument(
        'renditionIndex',
        selection.renditionIndex,
        `an index into the ladder (0 to ${this.#ladder.length - 1})`,
      );
    }
    this.#selection = selection;
    this.#answer = null;
  }

  /** Bounds the controller's choice; a pin is not bound. */
  cap(cap: RenditionCap): void {
    this.#cap = cap;
    this.#answer = null;
  }

  /** What to load next. Cheap to poll: the controller is asked once for each change of the situation. */
  choose(): AbrDecision {
    const nowMs = this.#options.clock.now();
    const answer = this.#answer;
    if (answer) {
      if (this.#loading || nowMs < answer.untilMs) return answer.decision;
      const fullMs = this.#fullForMs();
      if (fullMs > 0) return this.#keep(answer.decision, nowMs + Math.min(fullMs, ANSWER_STANDS_MS));
    }
    // The first answer is acted upon in steps (its playlist, then its segment), and must not waver.
    const untilMs = this.#currentIndex < 0 ? Infinity : nowMs + ANSWER_STANDS_MS;
    return this.#keep(this.#decide(this.#context(nowMs)), untilMs);
  }

  /**
   * A video segment of this rendition was asked for: reports the decision behind it.
   * An index that {@link choose} did not answer is the engine's own way around a fault.
   */
  requested(renditionIndex: number): void {
    const nowMs = this.#options.clock.now();
    this.#tellIdle(nowMs);
    const decision = this.#answer?.decision;
    if (decision) this.#keep(decision, nowMs);
    this.#loading = true;
    this.#currentIndex = renditionIndex;
    this.#options.onDecision({
      ...(decision?.renditionIndex === renditionIndex
        ? decision
        : { renditionIndex, reason: 'engine-detour' }),
      atMs: nowMs,
      controller: this.#controller.name,
      bufferLevelSec: this.#options.situation.bufferLevelSec(),
    });
  }

  /** A download ended well. Audio is told too: its kind says so. */
  sample(sample: DownloadSample): void {
    if (sample.kind !== 'audio') this.settled();
    this.#controller.observe({ type: 'sample', sample });
    this.#overtake();
  }

  /** The request under way ended, without a sample where it failed or was aborted. */
  settled(): void {
    if (this.#loading) this.#idleSinceMs = this.#options.clock.now();
    this.#loading = false;
    this.#overtake();
  }

  seeked(): void {
    this.#answer = null;
    this.#controller.observe({ type: 'seek', atMs: this.#options.clock.now() });
  }

  stalled(): void {
    this.#controller.observe({ type: 'stall', atMs: this.#options.clock.now() });
    this.#overtake();
  }

  /**
   * Asked a few times a second while a video segment loads. A decision (always for a lower rendition)
   * means: abort it and load that one instead; it is then what {@link choose} answers.
   */
  abandon(progress: DownloadProgress): AbrDecision | null {
    if (this.#selection.mode === 'pinned' || this.#ladder.length === 0) return null;
    const context = this.#context(progress.nowMs);
    const wished = this.#controller.abandon(progress, context);
    if (!wished) return null;
    const decision = this.#bounded(wished, context);
    if (decision.renditionIndex >= progress.renditionIndex) return null;
    this.#loading = false;
    return this.#keep(decision, Infinity);
  }

  /**
   * Asked when a request is made again because it failed. A decision (always for a lower rendition) means what it
   * means of {@link abandon}.
   */
  reconsider(): AbrDecision | null {
    if (this.#ladder.length === 0) return null;
    const decision = this.#decide(this.#context(this.#options.clock.now()));
    if (decision.renditionIndex >= this.#currentIndex) return null;
    this.#loading = false;
    return this.#keep(decision, Infinity);
  }

  /** Asked after a video segment: where the buffer is to be loaded anew from; null: it is to stay. */
  replace(buffered: readonly BufferedSegment[]): Replacement | null {
    if (this.#selection.mode === 'pinned' || this.#currentIndex < 0 || buffered.length === 0) return null;
    return this.#controller.replace(this.#context(this.#options.clock.now()), buffered);
  }

  /** For how long no engine will load anything, so that what was answered needn't be thought over. */
  #fullForMs(): number {
    const { situation } = this.#options;
    return ((situation.bufferLevelSec() - situation.maxBufferSec()) * 1_000) / situation.playbackRate();
  }

  #decide(context: AbrContext): AbrDecision {
    if (this.#selection.mode === 'pinned') {
      return { renditionIndex: this.#selection.renditionIndex, reason: 'pinned' };
    }
    if (this.#ladder.length === 0) return { renditionIndex: 0, reason: 'no-ladder' };
    return this.#bounded(this.#controller.decide(context), context);
  }

  #bounded(decision: AbrDecision, { constraints, renditions }: AbrContext): AbrDecision {
    const highest = constraints.maxIndex ?? renditions.length - 1;
    const renditionIndex = Math.min(Math.max(0, Math.trunc(decision.renditionIndex)), highest);
    return renditionIndex === decision.renditionIndex ? decision : { ...decision, renditionIndex };
  }

  #context(nowMs: number): AbrContext {
    const { situation, hintKbps } = this.#options;
    const upcomingBytes = situation.upcomingBytes?.();
    const live = situation.live?.();
    const remainingSec = situation.remainingSec?.();
    const capped = this.#cap.maxHeight !== undefined || this.#cap.maxBitrateKbps !== undefined;
    return {
      nowMs,
      bufferLevelSec: situation.bufferLevelSec(),
      maxBufferSec: situation.maxBufferSec(),
      segmentDurationSec: situation.segmentDurationSec(),
      renditions: this.#ladder,
      currentIndex: this.#currentIndex,
      playbackRate: situation.playbackRate(),
      ...(upcomingBytes === undefined ? {} : { upcomingBytes }),
      ...(remainingSec !== undefined && Number.isFinite(remainingSec)
        ? { remainingSec: Math.max(0, remainingSec) }
        : {}),
      ...(live === undefined ? {} : { live }),
      ...(hintKbps === undefined ? {} : { hintKbps }),
      constraints: {
        ...(this.#selection.mode === 'pinned' ? { pinnedIndex: this.#selection.renditionIndex } : {}),
        ...(capped ? { maxIndex: highestAllowedIndex(this.#ladder, this.#cap) } : {}),
      },
    };
  }

  #keep(decision: AbrDecision, untilMs: number): AbrDecision {
    this.#answer = { decision, untilMs };
    return decision;
  }

  /** News drops the answer, but not one that stands until it is acted upon. */
  #overtake(): void {
    if (this.#answer?.untilMs !== Infinity) this.#answer = null;
  }

  #tellIdle(nowMs: number): void {
    const durationMs = this.#idleSinceMs === null ? 0 : nowMs - this.#idleSinceMs;
    this.#idleSinceMs = null;
    if (durationMs >= IDLE_FROM_MS) this.#controller.observe({ type: 'idle', durationMs });
  }
}
