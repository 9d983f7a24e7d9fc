import type { MediaPlayerClass } from 'dashjs';
import type { SvError } from '../../base/sv-error.js';
import type { DashRequest } from './dash-bus.js';

/** The part of dash.js's response that is read here. */
interface Response {
  readonly status?: number;
  readonly data?: unknown;
  readonly request: { readonly customData?: { readonly request?: DashRequest } };
}

/** Answers by which a server says that it hasn't got it; more of another rendition's is no help. */
const GONE: ReadonlySet<unknown> = new Set([404, 410]);

/** An MP4 box of nothing (ISO/IEC 14496-12, 8.1.2): its size of 8 bytes, and its name. */
const nothing = (): ArrayBuffer => new Uint8Array([0, 0, 0, 8, 0x66, 0x72, 0x65, 0x65]).buffer;

/** Neighbours' times differ by rounding. */
const SLACK_SEC = 0.1;

/**
 * Leads over a segment that no rendition has: dash.js would ask for it for ever. It is given nothing in its
 * place, goes on behind, and jumps over the hole in the buffer. Two in a row are no hole but the end.
 */
export class GoneSegments {
  readonly #player: MediaPlayerClass;
  readonly #gone: DashRequest[] = [];

  constructor(player: MediaPlayerClass) {
    this.#player = player;
  }

  /** To be called once dash.js is initialized, after all who look at segments. */
  install(): void {
    this.#player.addResponseInterceptor((response) => {
      const { status = 0, data, request } = response as unknown as Response;
      const segment = request.customData?.request;
      const came = status >= 200 && status <= 299 && data instanceof ArrayBuffer;
      return Promise.resolve(
        segment && !came && this.has(segment) ? { ...response, status: 200, data: nothing() } : response,
      );
    });
  }

  /**
   * A segment could not be had in any rendition.
   * @returns whether loading goes on behind it.
   */
  passOver({ code, context }: SvError, request: DashRequest | null): boolean {
    if (request?.type !== 'MediaSegment' || this.#player.isDynamic()) return false;
    if (code !== 'SEGMENT_INVALID' && !GONE.has(context['status'])) return false;
    const { mediaType, startTime } = request;
    const followsOne = this.#gone.some(
      (gone) =>
        gone.mediaType === mediaType && Math.abs(gone.startTime + gone.duration - startTime) < SLACK_SEC,
    );
    if (followsOne) return false;
    this.#gone.push(request);
    return true;
  }

  has({ mediaType, type, startTime }: DashRequest): boolean {
    return (
      type === 'MediaSegment' &&
      this.#gone.some(
        (gone) => gone.mediaType === mediaType && Math.abs(gone.startTime - startTime) < SLACK_SEC,
      )
    );
  }
}
