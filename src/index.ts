export { SvError, type SvErrorCategory, type SvErrorCode, type SvErrorContext } from './base/sv-error.js';
export type { EventSource, Unsubscribe } from './base/emitter.js';
export type { Clock } from './base/clock.js';
export type { AudioSelection, AudioTrackKind, SourceAudioTrack } from './media/audio-track.js';
export type { DecisionRecord, RenditionDecision } from './media/decision.js';
export type { DownloadProgress, DownloadSample, SegmentKind } from './media/download.js';
export type { LiveStream } from './media/live-stream.js';
export type { EngineKind } from './media/media-engine.js';
export type { Ladder, Rendition, RenditionCap, RenditionSelection } from './media/rendition.js';
export type { DateRange, StreamMetadata } from './media/stream-metadata.js';
export type {
  Session,
  SessionEvents,
  SessionOptions,
  SessionState,
  SourceOptions,
} from './session/session.js';
export type { TelemetryOptions } from './session/telemetry-options.js';
export type { Consent } from './qoe/report/consent.js';
export type { PartyStanding, ViewScores } from './wire/beacon.js';
export type { Recorded, RecordedCall, SessionRecord } from './session/session-record.js';
export { createSession } from './session/create-session.js';
export { setHlsWorkerUrl } from './engine/index.js';
