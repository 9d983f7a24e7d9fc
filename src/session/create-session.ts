import type { Session, SessionOptions } from './session.js';
import { MediaSession } from './media-session.js';

/**
 * Puts source detection, engine, controller and measurement together over one `<video>`.
 * Nothing is loaded and nothing sent until `load()`.
 * @throws SvError ABR_UNKNOWN if `options.abr` names no registered controller.
 */
export function createSession(media: HTMLVideoElement, options: SessionOptions = {}): Session {
  return new MediaSession(media, options);
}
