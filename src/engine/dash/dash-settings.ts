import type { MediaPlayerSettingClass } from 'dashjs';

/** How far ahead is buffered: as hls.js does (`maxBufferLength`), so that controllers meet one world. */
export const MAX_BUFFER_SEC = 30;

/** Not before: a slow body is for the bitrate controller to abandon, a silent one for `limitSilence`. */
const REQUEST_TIMEOUT_MS = 120_000;

const off = { active: false } as const;

/** `LOG_LEVEL_NONE`; an object to the compiler, since that enum exists in the typings alone. */
export const dashSilence: object = { debug: { logLevel: 0 } };

/** Our controller decides alone, nothing is stored; the rest is dash.js's default. */
export const dashSettings: MediaPlayerSettingClass = {
  streaming: {
    abr: {
      // Audio stays as first chosen; the ladder is the video's.
      autoSwitchBitrate: { audio: false, video: true },
      rules: {
        throughputRule: off,
        bolaRule: off,
        insufficientBufferRule: off,
        switchHistoryRule: off,
        droppedFramesRule: off,
        abandonRequestsRule: off,
        l2ARule: off,
        loLPRule: off,
      },
    },
    buffer: {
      bufferTimeDefault: MAX_BUFFER_SEC,
      bufferTimeAtTopQuality: MAX_BUFFER_SEC,
      bufferTimeAtTopQualityLongForm: MAX_BUFFER_SEC,
      // Else each switch up throws away what the controller has just decided to download.
      fastSwitchEnabled: false,
    },
    // Else each representation costs a round through the browser's media process before the first request.
    capabilities: { useMediaCapabilitiesApi: false },
    // A switch back needs no init segment again.
    cacheInitSegments: true,
    // Both write to localStorage.
    lastBitrateCachingInfo: { enabled: false },
    lastMediaSettingsCachingInfo: { enabled: false },
    // It would cut off the sound, and fetch its place anew; `switchAudio` leaves what sounds now.
    trackSwitchMode: { audio: 'neverReplace' },
    // A viewer turns captions on by the element's own `textTracks`.
    text: { defaultEnabled: false },
    // With the limit of silence this bounds a segment that never comes to half a minute, one refused to 1.4 s.
    fragmentRequestTimeout: REQUEST_TIMEOUT_MS,
    fragmentRequestProgressTimeout: -1,
    retryAttempts: { MediaSegment: 2, InitializationSegment: 2 },
    // Its default is a second, in which much of a short buffer is gone.
    retryIntervals: { MediaSegment: 700, InitializationSegment: 700 },
  },
};
