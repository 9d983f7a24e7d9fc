import type { MediaInfo, MediaPlayerClass } from 'dashjs';
import type { CancelTimer, Clock } from '../../base/clock.js';
import { Disposer } from '../../base/disposer.js';
import type { Emitter } from '../../base/emitter.js';
import { bufferedAheadSec } from '../../media/buffered.js';
import type { EngineEvents } from '../../media/media-engine.js';
import type { Ladder, RenditionSelection } from '../../media/rendition.js';
import { AbrDriver } from '../driver/abr-driver.js';
import { BufferedSegments } from '../driver/buffered-segments.js';
import { connectionHintKbps } from '../driver/connection-hint.js';
import type { EngineDeps } from '../engine-deps.js';
import { listen, type DashRequest } from './dash-bus.js';
import {
  ladderIndex,
  representationAt,
  sameLadder,
  toLadder,
  type DashRepresentation,
} from './dash-ladder.js';
import { MAX_BUFFER_SEC } from './dash-settings.js';
import { Detour } from './detour.js';
import { upcomingBytes } from './indexed-sizes.js';
import { replaceAhead } from './replace-ahead.js';
import { createSvRule, type RuleChoice } from './sv-rule.js';

/** Until the manifest has told. */
const USUAL_SEGMENT_SEC = 4;

export interface DashChooserOptions extends EngineDeps {
  readonly player: MediaPlayerClass;
  readonly clock: Clock;
  readonly events: Emitter<EngineEvents>;
  readonly isLive: () => boolean;
}

/** Makes dash.js load what the driver chooses: the ladder, the first choice, the rule, and pins. */
export class DashChooser {
  readonly driver: AbrDriver;
  readonly #player: MediaPlayerClass;
  readonly #media: HTMLVideoElement;
  readonly #events: Emitter<EngineEvents>;
  readonly #detour = new Detour();
  readonly #held = new BufferedSegments();
  readonly #clock: Clock;
  #segmentSec = USUAL_SEGMENT_SEC;

  constructor({ player, media, controller, clock, events, isLive }: DashChooserOptions) {
    this.#clock = clock;
    this.#player = player;
    this.#media = media;
    this.#events = events;
    this.driver = new AbrDriver({
      controller,
      clock,
      hintKbps: connectionHintKbps(),
      situation: {
        bufferLevelSec: () => bufferedAheadSec(media.buffered, media.currentTime),
        maxBufferSec: () => MAX_BUFFER_SEC,
        segmentDurationSec: () => this.#segmentSec,
        playbackRate: () => media.playbackRate,
        upcomingBytes: () => upcomingBytes(player, this.ladder, media.currentTime),
        remainingSec: () =>
          isLive()
            ? undefined
            : media.duration - media.currentTime - bufferedAheadSec(media.buffered, media.currentTime),
        live: () =>
          isLive()
            ? { latencySec: player.getCurrentLiveLatency(), targetLatencySec: player.getTargetLiveDelay() }
            : undefined,
      },
      onDecision: (decision) => {
        events.emit('decision', decision);
      },
      onFailure: (error) => {
        events.emit('error', { error, stopped: false });
      },
    });
    events.on('sample', ({ kind, durationSec }) => {
      if (kind !== 'video') return;
      this.#detour.over();
      this.#segmentSec = durationSec;
    });
  }

  get ladder(): Ladder {
    return this.driver.ladder;
  }

  /** To be called once, before dash.js is initialized. */
  install(): () => void {
    this.#player.addABRCustomRule(
      'qualitySwitchRules',
      'SvRule',
      createSvRule(() => this.#choose()),
    );
    const disposer = new Disposer();
    let cancelAsk: CancelTimer = () => {};
    disposer.add(
      listen(this.#player, 'streamInitializing', ({ mediaInfo }) => {
        if (mediaInfo.type === 'video') this.#chooseFirst(mediaInfo);
      }),
    );
    disposer.add(
      listen(this.#player, 'fragmentLoadingCompleted', ({ request, error }) => {
        if (error || request.mediaType !== 'video' || request.type !== 'MediaSegment') return;
        // Once the driver has its sample, and dash.js its segment.
        cancelAsk();
        cancelAsk = this.#clock.after(0, () => {
          this.#arrived(request);
        });
      }),
    );
    disposer.add(() => {
      cancelAsk();
    });
    return () => {
      disposer.dispose();
    };
  }

  /** The representations that dash.js may choose from, as it now knows them. */
  learn(representations: readonly (DashRepresentation & { readonly segmentDuration: number })[]): void {
    const ladder = toLadder(representations);
    if (sameLadder(ladder, this.ladder)) return;
    this.#segmentSec = representations[0]?.segmentDuration || USUAL_SEGMENT_SEC;
    this.#held.forget();
    this.driver.setLadder(ladder);
    this.#events.emit('renditions', { renditions: ladder });
  }

  /** @throws SvError INVALID_ARGUMENT for an index outside the ladder. */
  select(selection: RenditionSelection): void {
    this.driver.select(selection);
    if (selection.mode !== 'pinned') return;
    // A pin is to be seen soon; the controller's choices are appended, unless it asks for more.
    this.#replace(selection.renditionIndex);
  }

  /**
   * A video segment could not be had.
   * @returns whether another rendition will be tried when dash.js asks again.
   */
  lost({ representation }: DashRequest): boolean {
    return (
      representation !== null && this.#detour.failed(ladderIndex(this.ladder, representation), this.ladder)
    );
  }

  /** Whether a download of this rendition may be given up for a lower one. */
  mayAbandon(renditionIndex: number): boolean {
    return !this.#detour.leadsBackTo(renditionIndex);
  }

  /** The first representation is taken by bitrate, before any rule is asked: tells dash.js ours. */
  #chooseFirst(mediaInfo: MediaInfo): void {
    if (this.ladder.length > 0) return;
    this.learn(this.#player.getDashAdapter().getVoRepresentations(mediaInfo));
    const first = this.ladder[this.driver.choose().renditionIndex];
    if (!first) return;
    this.#player.updateSettings({
      streaming: { abr: { initialBitrate: { video: Math.ceil(first.bitrateKbps) } } },
    });
  }

  #arrived({ startTime, duration, representation }: DashRequest): void {
    if (representation)
      this.#held.note(startTime, startTime + duration, ladderIndex(this.ladder, representation));
    const { currentTime, buffered } = this.#media;
    const ahead = this.#held.ahead(currentTime, bufferedAheadSec(buffered, currentTime));
    const replacement = this.driver.replace(ahead);
    if (replacement) this.#replace(this.driver.currentIndex, currentTime + replacement.fromSec);
  }

  #replace(renditionIndex: number, fromSec?: number): void {
    const known = this.#player.getRepresentationsByType('video');
    const wanted = representationAt(known, this.ladder, renditionIndex);
    if (wanted) void replaceAhead(this.#player, this.#media.currentTime, wanted.id, fromSec);
  }

  #choose(): RuleChoice | null {
    if (this.ladder.length === 0) return null;
    return { ladder: this.ladder, decision: this.#detour.around(this.driver.choose(), this.ladder) };
  }
}
