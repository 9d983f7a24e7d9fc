import type { MediaInfo, MediaPlayerClass } from 'dashjs';
import { systemClock, type Clock } from '../../base/clock.js';
import { Disposer } from '../../base/disposer.js';
import { Emitter } from '../../base/emitter.js';
import type { SvError } from '../../base/sv-error.js';
import { bufferedAheadSec } from '../../media/buffered.js';
import { codecUnsupported, manifestTimeout } from '../../media/errors.js';
import type { EngineEvents, LoadOptions, MediaEngine, TypedSource } from '../../media/media-engine.js';
import type { Ladder, RenditionCap, RenditionSelection } from '../../media/rendition.js';
import { AbrDriver } from '../driver/abr-driver.js';
import { connectionHintKbps } from '../driver/connection-hint.js';
import type { EngineDeps } from '../engine-deps.js';
import { Opening } from '../opening.js';
import { createResourceTimer } from '../timing/resource-timer.js';
import { nameCaptions } from './caption-names.js';
import { listen } from './dash-bus.js';
import { DashCaptions } from './dash-captions.js';
import { DashDownloads } from './dash-downloads.js';
import { DashFaults, type DashFaultReport } from './dash-faults.js';
import { representationAt, sameLadder, toLadder, type DashRepresentation } from './dash-ladder.js';
import { DashPlayhead } from './dash-playhead.js';
import { abortVideoRequest, offerBufferForReplacement, resumeLoading } from './dash-processors.js';
import { dashSettings, MAX_BUFFER_SEC, REQUEST_TIMEOUT_MS } from './dash-settings.js';
import { keepPlaying } from './keep-playing.js';
import { watchManifest, type ManifestVerdict } from './manifest-gate.js';
import { createSvRule, type RuleChoice } from './sv-rule.js';

/** A manifest that isn't there by now is slow for ever. */
const MANIFEST_DEADLINE_MS = 10_000;
/** Until the manifest has told. */
const USUAL_SEGMENT_SEC = 4;

type State =
  | { readonly name: 'opening' | 'ready' | 'dead' | 'closed' }
  /** Loading ended for want of a URL to try. */
  | { readonly name: 'stalled'; readonly failedInit: string | null };

/** See {@link MediaEngine}; made by `createDashEngine`. */
export class DashEngine implements MediaEngine {
  readonly kind = 'dash';
  readonly #events = new Emitter<EngineEvents>();
  readonly #disposer = new Disposer();
  readonly #player: MediaPlayerClass;
  readonly #media: HTMLVideoElement;
  readonly #clock: Clock;
  readonly #driver: AbrDriver;
  readonly #downloads: DashDownloads;
  readonly #playhead: DashPlayhead;
  readonly #opening = new Opening();
  #state: State = { name: 'opening' };
  #url = '';
  #verdict: ManifestVerdict = { error: null, foreignCodecs: [], declaresVideo: false };
  #segmentSec = USUAL_SEGMENT_SEC;

  constructor(player: MediaPlayerClass, { media, controller, clock = systemClock }: EngineDeps) {
    this.#player = player;
    this.#media = media;
    this.#clock = clock;
    const events = this.#events;
    const bufferLevelSec = (): number => bufferedAheadSec(media.buffered, media.currentTime);
    const driver = new AbrDriver({
      controller,
      clock,
      hintKbps: connectionHintKbps(),
      situation: {
        bufferLevelSec,
        maxBufferSec: () => MAX_BUFFER_SEC,
        segmentDurationSec: () => this.#downloads.durationSec ?? this.#segmentSec,
        playbackRate: () => media.playbackRate,
        live: () =>
          this.isLive
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
    const timer = createResourceTimer();
    this.#driver = driver;
    this.#downloads = new DashDownloads({
      player,
      driver,
      timer,
      clock,
      bufferLevelSec,
      onSample: (sample) => {
        // A seek makes dash.js go on by itself.
        if (this.#state.name === 'stalled') this.#state = { name: 'ready' };
        events.emit('sample', sample);
      },
      abort: () => {
        abortVideoRequest(player);
      },
    });
    this.#playhead = new DashPlayhead({
      player,
      media,
      driver,
      onRendered: (rendered) => {
        events.emit('rendered', rendered);
      },
    });
    for (const owned of [timer, this.#downloads, this.#playhead]) {
      this.#disposer.add(() => {
        owned.dispose();
      });
    }
  }

  get events(): Emitter<EngineEvents> {
    return this.#events;
  }

  get renditions(): Ladder {
    return this.#driver.ladder;
  }

  get loadingIndex(): number {
    return this.#driver.currentIndex;
  }

  get renderedIndex(): number {
    return this.#playhead.renderedIndex;
  }

  get selection(): RenditionSelection {
    return this.#driver.selection;
  }

  get isLive(): boolean {
    const { name } = this.#state;
    return (name === 'ready' || name === 'stalled') && this.#player.isDynamic();
  }

  load({ url }: TypedSource, { startSec = Number.NaN }: LoadOptions = {}): Promise<void> {
    const opened = this.#opening.begin();
    this.#url = url;
    this.#setUp();
    this.#player.attachSource(url, startSec);
    return opened;
  }

  select(selection: RenditionSelection): void {
    this.#driver.select(selection);
    const pinned = selection.mode === 'pinned';
    // A pin replaces what is buffered ahead and lower; the controller only appends.
    this.#player.updateSettings({ streaming: { buffer: { fastSwitchEnabled: pinned } } });
    if (!pinned || this.#state.name !== 'ready') return;
    const known = this.#player.getRepresentationsByType('video');
    const wanted = representationAt(known, this.renditions, selection.renditionIndex);
    if (!wanted) return;
    offerBufferForReplacement(this.#player);
    this.#player.setRepresentationForTypeById('video', wanted.id);
  }

  cap(cap: RenditionCap): void {
    this.#driver.cap(cap);
  }

  recover(): void {
    const state = this.#state;
    if (state.name !== 'stalled' && state.name !== 'dead') return;
    this.#state = { name: 'ready' };
    if (state.name === 'stalled' && resumeLoading(this.#player, state.failedInit)) return;
    this.#disposer.add(keepPlaying(this.#media));
    this.#player.attachSource(this.#url, this.#player.isDynamic() ? Number.NaN : this.#media.currentTime);
  }

  destroy(): void {
    this.#close();
    this.#events.clear();
    this.#opening.abort();
  }

  #setUp(): void {
    const player = this.#player;
    const media = this.#media;
    player.updateSettings(dashSettings);
    player.addABRCustomRule(
      'qualitySwitchRules',
      'SvRule',
      createSvRule(() => this.#choose()),
    );
    player.initialize(undefined, undefined, false);
    // Its default asks a third party for the time.
    player.clearDefaultUTCTimingSources();
    this.#watchManifest();
    const faults = new DashFaults({
      player,
      media,
      scene: () => ({
        manifestUrl: this.#url,
        online: navigator.onLine,
        foreignCodecs: this.#verdict.foreignCodecs,
        lastSegmentUrl: this.#downloads.lastUrl,
        requestTimeoutMs: REQUEST_TIMEOUT_MS,
      }),
      onFault: (report) => {
        this.#faulted(report);
      },
    });
    const captions = new DashCaptions(player, media);
    for (const owned of [faults, captions]) {
      this.#disposer.add(() => {
        owned.dispose();
      });
    }
    this.#disposer.add(
      listen(player, 'manifestLoaded', ({ data }) => {
        nameCaptions(data);
      }),
    );
    this.#disposer.add(
      listen(player, 'streamInitializing', ({ mediaInfo }) => {
        if (mediaInfo.type === 'video') this.#chooseFirst(mediaInfo);
      }),
    );
    this.#disposer.add(
      listen(player, 'streamInitialized', () => {
        this.#understood();
      }),
    );
    player.attachView(media);
  }

  #watchManifest(): void {
    const cancelDeadline = this.#clock.after(MANIFEST_DEADLINE_MS, () => {
      this.#fail(manifestTimeout({ url: this.#url }, MANIFEST_DEADLINE_MS));
    });
    this.#disposer.add(cancelDeadline);
    watchManifest(this.#player, this.#url, (verdict) => {
      cancelDeadline();
      this.#verdict = verdict;
      const { error } = verdict;
      // dash.js is in the middle of its work, and is shut down after it.
      if (error) {
        this.#disposer.add(
          this.#clock.after(0, () => {
            this.#fail(error);
          }),
        );
      }
    });
  }

  /** The first representation is taken by bitrate, before any rule is asked: tells dash.js ours. */
  #chooseFirst(mediaInfo: MediaInfo): void {
    if (this.renditions.length > 0) return;
    this.#learn(this.#player.getDashAdapter().getVoRepresentations(mediaInfo));
    const first = this.renditions[this.#driver.choose().renditionIndex];
    if (!first) return;
    this.#player.updateSettings({
      streaming: { abr: { initialBitrate: { video: Math.ceil(first.bitrateKbps) } } },
    });
  }

  #choose(): RuleChoice | null {
    return this.renditions.length === 0 ? null : { ladder: this.renditions, decision: this.#driver.choose() };
  }

  #understood(): void {
    this.#learn(this.#player.getRepresentationsByType('video'));
    if (this.#state.name !== 'opening') return;
    const { foreignCodecs, declaresVideo } = this.#verdict;
    if (declaresVideo && this.renditions.length === 0) {
      this.#fail(codecUnsupported(foreignCodecs.join(', ')));
      return;
    }
    this.#state = { name: 'ready' };
    this.#opening.succeed();
  }

  #learn(representations: readonly (DashRepresentation & { readonly segmentDuration: number })[]): void {
    const ladder = toLadder(representations);
    if (sameLadder(ladder, this.renditions)) return;
    this.#segmentSec = representations[0]?.segmentDuration || USUAL_SEGMENT_SEC;
    this.#driver.setLadder(ladder);
    this.#events.emit('renditions', { renditions: ladder });
  }

  #faulted({ error, stopped, failedInit }: DashFaultReport): void {
    if (this.#opening.pending) {
      if (stopped !== 'no' || error.category === 'source' || error.code.startsWith('MANIFEST_')) {
        this.#fail(this.#verdict.error ?? error);
      }
      return;
    }
    if (stopped === 'dead') this.#state = { name: 'dead' };
    else if (stopped === 'out-of-urls') this.#state = { name: 'stalled', failedInit };
    this.#events.emit('error', { error, stopped: stopped !== 'no' });
  }

  #fail(error: SvError): void {
    if (!this.#opening.pending) return;
    this.#close();
    this.#opening.fail(error);
  }

  #close(): void {
    if (this.#state.name === 'closed') return;
    this.#state = { name: 'closed' };
    this.#disposer.dispose();
    this.#player.destroy();
  }
}
