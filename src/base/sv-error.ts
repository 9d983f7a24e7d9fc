/** Where a fault lies, for grouping and for choosing the words a viewer reads. */
export type SvErrorCategory = 'usage' | 'source' | 'network' | 'media' | 'engine' | 'abr' | 'report';

const categories = {
  INVALID_ARGUMENT: 'usage',
  SOURCE_UNSUPPORTED: 'source',
  MANIFEST_LOAD_FAILED: 'network',
  MANIFEST_TIMEOUT: 'network',
  MANIFEST_INVALID: 'source',
  SEGMENT_LOAD_FAILED: 'network',
  SEGMENT_TIMEOUT: 'network',
  SEGMENT_INVALID: 'media',
  CODEC_UNSUPPORTED: 'media',
  MEDIA_APPEND_FAILED: 'media',
  MEDIA_DECODE_FAILED: 'media',
  NETWORK_OFFLINE: 'network',
  SIDECAR_LOAD_FAILED: 'network',
  SIDECAR_INVALID: 'source',
  PART_LOAD_FAILED: 'engine',
  ENGINE_LOAD_FAILED: 'engine',
  ENGINE_FAILED: 'engine',
  ABR_UNKNOWN: 'usage',
  ABR_LOAD_FAILED: 'abr',
  ABR_CONTROLLER_FAILED: 'abr',
  BEACON_REJECTED: 'report',
  PARTY_REFUSED: 'usage',
  PARTY_CLOSED: 'network',
} as const satisfies Record<string, SvErrorCategory>;

/** Every code this package can raise. */
export type SvErrorCode = keyof typeof categories;

/** Facts about a fault: plain values only, so that they can be logged and sent. */
export type SvErrorContext = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * What went wrong, where, and what to do about it (in `message`).
 * Whether it ends playback is not said here: the session decides that.
 */
export class SvError extends Error {
  override readonly name = 'SvError';
  readonly code: SvErrorCode;
  readonly category: SvErrorCategory;
  readonly context: SvErrorContext;

  /** Prefer the named factories in `media/errors.ts`. */
  constructor(
    code: SvErrorCode,
    message: string,
    options: { context?: SvErrorContext; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.category = categories[code];
    this.context = options.context ?? {};
  }
}

/** A wrong argument from the page's own code: names it, what it was, and what it may be. */
export function invalidArgument(name: string, was: unknown, expected: string): SvError {
  return new SvError('INVALID_ARGUMENT', `${name} was ${describe(was)}; it must be ${expected}.`, {
    context: { argument: name },
  });
}

/** A short, safe rendering of any value for an error message. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 77)}…` : value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object';
  return String(value);
}
