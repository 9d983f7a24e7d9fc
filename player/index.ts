export { SvPlayer } from './element/sv-player.js';
export { SvVideo } from './element/sv-video.js';
export type { StreamType } from './element/live-contract.js';
export type { SvEventDetails } from './element/sv-events.js';
export type { AudioTrack, AudioTrackEvent, AudioTrackList } from './element/tracks/audio-track-list.js';
export type {
  RenditionEvent,
  VideoRendition,
  VideoRenditionList,
} from './element/tracks/video-rendition-list.js';
export type { CaptionEdge, CaptionFont, CaptionStyle } from './captions/caption-style.js';
export type { Locale, LocaleWords } from './locales/locale.js';
export { registerLocale } from './locales/register-locale.js';
export type { ViewerStorage } from './memory/viewer-storage.js';
export type { RepeatMode } from './queue/play-order.js';
export type { QueueItem } from './queue/queue-item.js';
export type { PlayerRequest } from './state/player-request.js';
export type { AudioChoice, CaptionTrack, PlayerState, PlayerStats, TimeSpan } from './state/player-state.js';
export type { Clip } from './title/clip.js';
export type { DateRangeValue } from './title/date-range-cues.js';
export type { Chapter, CuePoint, GivenMark } from './title/mark.js';
export type { StoryboardTile } from './title/storyboard.js';
export type { AbrController } from '../src/abr/contract/abr-controller.js';
export { SvError, type SvErrorCategory, type SvErrorCode } from '../src/base/sv-error.js';
export type { DecisionRecord } from '../src/media/decision.js';
export type { Ladder, Rendition, RenditionSelection } from '../src/media/rendition.js';
export type { RenditionLimit } from '../src/session/limits/cap-desk.js';
export type { Session } from '../src/session/session.js';
