import type { MediaPlayerClass } from 'dashjs';
import { Disposer } from '../../base/disposer.js';
import type { SvError } from '../../base/sv-error.js';
import { listen, type DashFault, type DashRequest } from './dash-bus.js';
import { hasGivenUp, isSegmentFault, toSvError, type FaultScene } from './dash-errors.js';
import { resumeLoading } from './dash-processors.js';
import { keepPlaying } from './keep-playing.js';

export interface DashFaultReport {
  readonly error: SvError;
  /**
   * `no`: dash.js goes on. `out-of-urls`: it asks for no more segments, but could go on where it is.
   * `dead`: it has shut down.
   */
  readonly stopped: 'no' | 'out-of-urls' | 'dead';
  /** The segment that could not be had, if that is the fault. */
  readonly request: DashRequest | null;
}

export interface DashFaultsOptions {
  readonly player: MediaPlayerClass;
  readonly media: HTMLMediaElement;
  readonly scene: () => FaultScene;
  readonly onFault: (report: DashFaultReport) => void;
  /** Captions can't be had: they are to be turned off, or dash.js asks for them for ever. */
  readonly onCaptionsLost: () => void;
}

/** Finds out of dash.js's events what a fault was, and whether dash.js goes on. */
export class DashFaults {
  readonly #options: DashFaultsOptions;
  readonly #disposer = new Disposer();
  /** dash.js's fail-over works once: when no URL was left, it never tells them apart again. */
  #outOfUrls = false;
  #dead = false;

  constructor(options: DashFaultsOptions) {
    this.#options = options;
    const { player } = options;
    this.#disposer.add(
      listen(player, 'error', ({ error }) => {
        this.#heard(error);
      }),
    );
    this.#disposer.add(
      listen(player, 'urlResolutionFailed', () => {
        this.#outOfUrls = true;
      }),
    );
    this.#disposer.add(
      listen(player, 'playbackError', ({ error }) => {
        this.#decodingFailed(error);
      }),
    );
  }

  /** dash.js begins anew with the source. */
  startedAgain(): void {
    this.#outOfUrls = false;
    this.#dead = false;
  }

  dispose(): void {
    this.#disposer.dispose();
  }

  #heard(fault: DashFault): void {
    if (hasGivenUp(fault)) {
      this.#dead = true;
      this.#report(fault, 'dead');
    } else if (isSegmentFault(fault)) {
      // Whether another URL is tried shows before dash.js returns.
      queueMicrotask(() => {
        this.#segmentFailed(fault);
      });
    } else {
      this.#report(fault, 'no');
    }
  }

  #segmentFailed(fault: DashFault): void {
    if (this.#disposer.disposed) return;
    const captions = fault.data?.request?.mediaType === 'text';
    if (!this.#outOfUrls || captions) this.#report(fault, 'no');
    else this.#report(fault, 'out-of-urls');
    if (!captions) return;
    this.#options.onCaptionsLost();
    // They must not end the picture.
    if (this.#outOfUrls) resumeLoading(this.#options.player, []);
  }

  /** dash.js takes out the damaged segment and starts anew a few times, before it gives up. */
  #decodingFailed(error: MediaError | null): void {
    if (!error) return;
    const { media } = this.#options;
    this.#dead = false;
    const cancel = keepPlaying(media);
    queueMicrotask(() => {
      if (this.#disposer.disposed || this.#dead) cancel();
      else this.#report(error, 'no');
    });
    this.#disposer.add(cancel);
  }

  #report(fault: DashFault, stopped: DashFaultReport['stopped']): void {
    const { scene, onFault } = this.#options;
    onFault({ error: toSvError(fault, scene()), stopped, request: fault.data?.request ?? null });
  }
}
