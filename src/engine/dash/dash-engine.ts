import type { MediaPlayerClass } from 'dashjs';
import { systemClock, type Clock } from '../../base/clock.js';
import { Disposer } from '../../base/disposer.js';
import { Emitter } from '../../base/emitter.js';
import type { SvError } from '../../base/sv-error.js';
import type { AudioSelection } from '../../media/audio-track.js';
import { bufferedAheadSec } from '../../media/buffered.js';
import { codecUnsupported } from '../../media/errors.js';
import type { LiveStream } from '../../media/live-stream.js';
import type { EngineEvents, LoadOptions, MediaEngine, TypedSource } from '../../media/media-engine.js';
import type { Ladder, RenditionCap, RenditionSelection } from '../../media/rendition.js';
import type { EngineDeps } from '../engine-deps.js';
import { Opening } from '../opening.js';
import { createResourceTimer } from '../timing/resource-timer.js';
import { nameCaptions } from './caption-names.js';
import { DashAudio } from './dash-audio.js';
import { listen, type DashRequest } from './dash-bus.js';
import { DashCaptions } from './dash-captions.js';
import { DashChooser } from './dash-chooser.js';
import { DashDownloads } from './dash-downloads.js';
import { DashFaults, type DashFaultReport } from './dash-faults.js';
import { liveStreamOf } from './dash-live.js';
import { DashPlayhead } from './dash-playhead.js';
import { abortVideoRequest, lostBy, resumeLoading, type LostSegment } from './dash-processors.js';
import { dashSettings, dashSilence } from './dash-settings.js';
import { GoneSegments } from './gone-segments.js';
import { keepPlaying } from './keep-playing.js';
import { noVerdict, watchManifest, type ManifestVerdict } from './manifest-gate.js';
import { RequestGate } from './request-gate.js';
import { watchSegments } from './segment-gate.js';
import { shutDownOf } from './shut-down.js';
import { FIRST_BYTE_MS } from './silence-limit.js';

type State =
  | { readonly name: 'opening' | 'ready' | 'closed' }
  /** Loading ended for want of a URL to try. */
  | { readonly name: 'stalled'; readonly lost: readonly LostSegment[] }
  /** dash.js has shut down. */
  | { readonly name: 'dead' };

/** See {@link MediaEngine}; made by `createDashEngine`. */
export class DashEngine implements MediaEngine {
  readonly kind = 'dash';
  readonly #events = new Emitter<EngineEvents>();
  readonly #disposer = new Disposer();
  readonly #opening = new Opening();
  readonly #player: MediaPlayerClass;
  readonly #media: HTMLVideoElement;
  readonly #clock: Clock;
  readonly #chooser: DashChooser;
  readonly #downloads: DashDownloads;
  readonly #playhead: DashPlayhead;
  readonly #captions: DashCaptions;
  readonly #audio: DashAudio;
  readonly #faults: DashFaults;
  readonly #gate: RequestGate;
  readonly #gone: GoneSegments;
  readonly #letPlayerGo: () => void;
  #state: State = { name: 'opening' };
  #url = '';
  #verdict: ManifestVerdict = noVerdict;

  /** @param onPlayerGone called once dash.js is destroyed, to undo what it leaves undone. */
  constructor(
    player: MediaPlayerClass,
    { media, controller, clock = systemClock }: EngineDeps,
    onPlayerGone: () => void,
  ) {
    const events = this.#events;
    this.#player = player;
    this.#letPlayerGo = shutDownOf(player, media, onPlayerGone);
    this.#media = media;
    this.#clock = clock;
    this.#chooser = new DashChooser({
      player,
      media,
      controller,
      clock,
      events,
      isLive: () => this.isLive,
    });
    const { driver } = this.#chooser;
    this.#gone = new GoneSegments(player);
    const timer = createResourceTimer();
    this.#downloads = new DashDownloads({
      player,
      driver,
      timer,
      clock,
      bufferLevelSec: () => bufferedAheadSec(media.buffered, media.currentTime),
      onSample: (sample) => {
        events.emit('sample', sample);
      },
      mayAbandon: (renditionIndex) => this.#chooser.mayAbandon(renditionIndex),
      abort: () => {
        abortVideoRequest(player);
      },
      isGone: (request) => this.#gone.has(request),
    });
    this.#playhead = new DashPlayhead({
      player,
      media,
      driver,
      onRendered: (rendered) => {
        events.emit('rendered', rendered);
      },
    });
    this.#captions = new DashCaptions(player, media);
    this.#audio = new DashAudio(player, media, (audio) => {
      events.emit('audio', audio);
    });
    this.#faults = new DashFaults({
      player,
      media,
      scene: () => ({
        manifestUrl: this.#url,
        online: navigator.onLine,
        foreignCodecs: this.#verdict.foreignCodecs,
        lastSegmentUrl: this.#downloads.lastUrl,
        requestTimeoutMs: FIRST_BYTE_MS,
      }),
      onFault: (report) => {
        this.#faulted(report);
      },
      onCaptionsLost: () => {
        this.#captions.lost();
      },
    });
    this.#gate = new RequestGate(player);
    for (const owned of [timer, this.#downloads, this.#playhead, this.#captions, this.#faults]) {
      this.#disposer.add(() => {
        owned.dispose();
      });
    }
  }

  get events(): Emitter<EngineEvents> {
    return this.#events;
  }

  get renditions(): Ladder {
    return this.#chooser.ladder;
  }

  get loadingIndex(): number {
    return this.#chooser.driver.currentIndex;
  }

  get renderedIndex(): number {
    return this.#playhead.renderedIndex;
  }

  get selection(): RenditionSelection {
    return this.#chooser.driver.selection;
  }

  get audio(): AudioSelection {
    return this.#audio.audio;
  }

  get isLive(): boolean {
    const { name } = this.#state;
    return (name === 'ready' || name === 'stalled') && this.#player.isDynamic();
  }

  get live(): LiveStream | null {
    return this.isLive ? liveStreamOf(this.#player) : null;
  }

  load({ url }: TypedSource, { startSec = Number.NaN }: LoadOptions = {}): Promise<void> {
    const opened = this.#opening.begin();
    const player = this.#player;
    this.#url = url;
    player.updateSettings(dashSilence);
    player.updateSettings(dashSettings);
    this.#disposer.add(this.#chooser.install());
    player.initialize(undefined, undefined, false);
    // Its default asks a third party for the time.
    player.clearDefaultUTCTimingSources();
    this.#disposer.add(
      watchManifest(player, url, this.#clock, (verdict) => {
        this.#verdict = verdict;
        if (verdict.error) this.#fail(verdict.error);
      }),
    );
    watchSegments(player);
    this.#gone.install();
    this.#disposer.add(
      listen(player, 'manifestLoaded', ({ data }) => {
        nameCaptions(data);
      }),
    );
    this.#disposer.add(
      listen(player, 'streamActivated', () => {
        this.#understood();
      }),
    );
    player.attachView(this.#media);
    player.attachSource(url, startSec);
    return opened;
  }

  select(selection: RenditionSelection): void {
    this.#chooser.select(selection);
  }

  cap(cap: RenditionCap): void {
    this.#chooser.driver.cap(cap);
  }

  selectAudio(index: number): void {
    this.#audio.select(index);
  }

  recover(): void {
    const state = this.#state;
    if (state.name !== 'stalled' && state.name !== 'dead') return;
    this.#state = { name: 'ready' };
    this.#gate.open();
    if (state.name === 'stalled') {
      resumeLoading(this.#player, state.lost);
      return;
    }
    this.#faults.startedAgain();
    this.#disposer.add(keepPlaying(this.#media));
    this.#player.attachSource(this.#url, this.#player.isDynamic() ? Number.NaN : this.#media.currentTime);
  }

  destroy(): void {
    this.#state = { name: 'closed' };
    this.#disposer.dispose();
    this.#letPlayerGo();
    this.#events.clear();
    this.#opening.abort();
  }

  #understood(): void {
    this.#chooser.learn(this.#player.getRepresentationsByType('video'));
    this.#audio.learn();
    if (this.#state.name !== 'opening') return;
    const { foreignCodecs, declaresVideo } = this.#verdict;
    if (declaresVideo && this.renditions.length === 0) {
      this.#fail(codecUnsupported(foreignCodecs.join(', ')));
      return;
    }
    this.#state = { name: 'ready' };
    this.#afterDash(() => {
      this.#opening.succeed();
    });
  }

  #faulted({ error, stopped, request }: DashFaultReport): void {
    if (this.#state.name === 'opening') {
      if (stopped !== 'no' || error.code.startsWith('MANIFEST_')) this.#fail(error);
      return;
    }
    const lost = lostBy(request);
    if (stopped === 'out-of-urls' && this.#state.name === 'stalled') {
      // Audio and video mostly fail together: it is told once.
      this.#state = { name: 'stalled', lost: [...this.#state.lost, ...lost] };
      return;
    }
    const onward = stopped === 'out-of-urls' && this.#hasWayAround(error, request);
    if (stopped === 'dead') this.#state = { name: 'dead' };
    else if (stopped === 'out-of-urls' && !onward) {
      this.#state = { name: 'stalled', lost };
      this.#gate.close();
    }
    this.#events.emit('error', { error, stopped: stopped !== 'no' && !onward });
    if (!onward) return;
    // dash.js has asked for the segment again by then, where it can be aborted.
    this.#afterDash(() => {
      resumeLoading(this.#player, lost);
    });
  }

  /** Where the server answered, but not with this segment, another may do: of another rendition, or the next. */
  #hasWayAround(error: SvError, request: DashRequest | null): boolean {
    const answered = error.code === 'SEGMENT_INVALID' || error.context['status'] !== undefined;
    const elsewhere = answered && request?.mediaType === 'video' && this.#chooser.lost(request);
    return elsewhere || this.#gone.passOver(error, request);
  }

  #fail(error: SvError): void {
    if (this.#state.name !== 'opening') return;
    this.#state = { name: 'closed' };
    this.#disposer.dispose();
    this.#clock.after(0, () => {
      this.#letPlayerGo();
      this.#opening.fail(error);
    });
  }

  /**
   * dash.js works in chains of promises that don't bear being shut down between two links: whatever
   * may make a caller do so waits for the chain's end.
   */
  #afterDash(run: () => void): void {
    this.#disposer.add(this.#clock.after(0, run));
  }
}
