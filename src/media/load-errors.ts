import { redactUrl } from '../base/redact-url.js';
import { SvError } from '../base/sv-error.js';

export function networkOffline(url: string): SvError {
  return new SvError(
    'NETWORK_OFFLINE',
    'This device is offline. Playback goes on by itself when the connection is back.',
    { context: { url: redactUrl(url) } },
  );
}

/**
 * Where `cause` is an error of ours, it says already what is lacking, and is given back.
 * @param part the name of its file, without the ending
 */
export function partLoadFailed(part: string, cause?: unknown): SvError {
  if (cause instanceof SvError) return cause;
  return new SvError(
    'PART_LOAD_FAILED',
    `A part of the player, ${part}, could not be loaded. Check that the player's files are served together, then try again.`,
    { context: { part }, cause },
  );
}

export function engineLoadFailed(engine: string, cause: unknown): SvError {
  return new SvError(
    'ENGINE_LOAD_FAILED',
    `The ${engine} engine's script could not be loaded. Check that its file is served beside the player's, then try again.`,
    { context: { engine }, cause },
  );
}

export function abrLoadFailed(name: string, cause: unknown): SvError {
  return new SvError(
    'ABR_LOAD_FAILED',
    `The bitrate controller ${name} could not be loaded. Check that the player's files are served together, then try again.`,
    { context: { controller: name }, cause },
  );
}

export function engineFailed(engine: string, why: string, cause?: unknown): SvError {
  return new SvError('ENGINE_FAILED', `The ${engine} engine failed: ${why}. Try again.`, {
    context: { engine },
    cause,
  });
}
