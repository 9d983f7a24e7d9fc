import { redactUrl } from '../base/redact-url.js';
import { SvError, type SvErrorContext } from '../base/sv-error.js';

/** Facts of a failed request; `status` is absent where there was no answer at all. */
export interface RequestFault {
  readonly url: string;
  readonly status?: number;
  readonly cause?: unknown;
}

function context(fault: RequestFault): SvErrorContext {
  return { url: redactUrl(fault.url), status: fault.status };
}

/** What came of a failed request, in words. */
export function answer(fault: RequestFault): string {
  return fault.status
    ? `the server answered ${fault.status}`
    : 'there was no readable answer (network down, name not found, or refused by CORS)';
}

export function sourceUnsupported(url: string, why: string): SvError {
  return new SvError(
    'SOURCE_UNSUPPORTED',
    `${redactUrl(url)} can't be played: ${why}. Give an HLS (.m3u8) or DASH (.mpd) manifest, or a file the browser plays itself; set the type if the URL doesn't tell.`,
    { context: { url: redactUrl(url) } },
  );
}

export function manifestLoadFailed(fault: RequestFault): SvError {
  return new SvError(
    'MANIFEST_LOAD_FAILED',
    `The manifest ${redactUrl(fault.url)} could not be loaded: ${answer(fault)}. Check the address and the server's CORS headers.`,
    { context: context(fault), cause: fault.cause },
  );
}

export function manifestTimeout(fault: RequestFault, afterMs: number): SvError {
  return new SvError(
    'MANIFEST_TIMEOUT',
    `The manifest ${redactUrl(fault.url)} did not arrive within ${Math.round(afterMs / 1000)} s. Check the server, or try again.`,
    { context: { ...context(fault), afterMs }, cause: fault.cause },
  );
}

export function manifestInvalid(url: string, why: string, cause?: unknown): SvError {
  return new SvError(
    'MANIFEST_INVALID',
    `${redactUrl(url)} is not a usable manifest: ${why}. Check what the server sends at that address.`,
    { context: { url: redactUrl(url) }, cause },
  );
}

export function segmentLoadFailed(fault: RequestFault): SvError {
  return new SvError(
    'SEGMENT_LOAD_FAILED',
    `A piece of the video, ${redactUrl(fault.url)}, could not be loaded: ${answer(fault)}. Check that the origin still holds it.`,
    { context: context(fault), cause: fault.cause },
  );
}

export function segmentTimeout(fault: RequestFault): SvError {
  return new SvError(
    'SEGMENT_TIMEOUT',
    `A piece of the video, ${redactUrl(fault.url)}, took too long. Check the network and the origin.`,
    { context: context(fault), cause: fault.cause },
  );
}

export function segmentInvalid(url: string, why: string, cause?: unknown): SvError {
  return new SvError(
    'SEGMENT_INVALID',
    `A piece of the video, ${redactUrl(url)}, is damaged: ${why}. Check what the origin sends there.`,
    { context: { url: redactUrl(url) }, cause },
  );
}

export function codecUnsupported(codec: string, cause?: unknown): SvError {
  return new SvError(
    'CODEC_UNSUPPORTED',
    `This browser can't decode ${codec}. Offer the title in H.264 with AAC as well, or use another browser.`,
    { context: { codec }, cause },
  );
}

export function mediaAppendFailed(why: string, cause?: unknown): SvError {
  return new SvError('MEDIA_APPEND_FAILED', `The browser refused a piece of the video: ${why}. Try again.`, {
    cause,
  });
}

export function mediaDecodeFailed(why: string, cause?: unknown): SvError {
  return new SvError(
    'MEDIA_DECODE_FAILED',
    `The browser could not decode the video: ${why}. Try again, or another rendition.`,
    { cause },
  );
}

export function abrControllerFailed(controller: string, why: string, cause?: unknown): SvError {
  return new SvError(
    'ABR_CONTROLLER_FAILED',
    `The bitrate controller ${controller} failed: ${why}. Playback goes on at the lowest rendition; mend the controller, or choose another.`,
    { context: { controller }, cause },
  );
}
