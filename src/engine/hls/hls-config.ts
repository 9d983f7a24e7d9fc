import type { HlsConfig, LoadPolicy, RetryConfig } from 'hls.js';
import { FIRST_RETRY_MS, LAST_RETRY_MS, shouldRetry } from './retries.js';

/**
 * A manifest slower than this is as good as missing: the player promises its words within 10 s,
 * and the retry button is worth more to a viewer than a longer wait.
 */
export const MANIFEST_TIMEOUT_MS = 9_000;

/**
 * Seconds of media to hold, whatever the bitrate. hls.js would hold up to 600 s of a low rendition,
 * which the viewer would then have to sit through after the network got better.
 */
export const BUFFER_SEC = 30;

/** What has been played, kept for short seeks back; hls.js would keep all of it. */
const BACK_BUFFER_SEC = 60;

/** How long a rendition whose segments failed is left alone (see the level chooser). */
export const PENALTY_MS = 30_000;

const retry = (maxNumRetry: number): RetryConfig => ({
  maxNumRetry,
  retryDelayMs: FIRST_RETRY_MS,
  maxRetryDelayMs: LAST_RETRY_MS,
  shouldRetry,
});

const manifestPolicy: LoadPolicy = {
  default: {
    maxTimeToFirstByteMs: MANIFEST_TIMEOUT_MS,
    maxLoadTimeMs: MANIFEST_TIMEOUT_MS,
    timeoutRetry: null,
    errorRetry: retry(1),
  },
};

const playlistPolicy: LoadPolicy = { default: { ...manifestPolicy.default, errorRetry: retry(2) } };

/** As hls.js itself does without it (its types don't say so). */
const noInterstitials = { interstitialsController: undefined } as unknown as Partial<HlsConfig>;

/** Everything we set on hls.js, apart from what belongs to one source. */
export const hlsConfig: Partial<HlsConfig> = {
  // The controller knows what to start with; a test fragment would only delay the first frame.
  testBandwidth: false,
  // Playlists that were asked for beforehand are here before the MediaSource is open; without this the
  // first segment would wait for that, and then for the next beat of hls.js's 100 ms timer.
  startFragPrefetch: true,
  maxBufferLength: BUFFER_SEC,
  maxMaxBufferLength: BUFFER_SEC,
  backBufferLength: BACK_BUFFER_SEC,
  // Ad breaks would play in further instances that our controller doesn't drive; what looks for them at each
  // `timeupdate` isn't made at all.
  enableInterstitialPlayback: false,
  ...noInterstitials,
  errorPenaltyExpireMs: PENALTY_MS,
  manifestLoadPolicy: manifestPolicy,
  playlistLoadPolicy: playlistPolicy,
};
