import type {
  AbrContext,
  AbrDecision,
  AbrEvent,
  BufferedSegment,
  Replacement,
} from '../../../src/abr/contract/abr-controller.js';
import type { DownloadProgress, DownloadSample } from '../../../src/media/download.js';
import type { Rendition } from '../../../src/media/rendition.js';
import {
  asObject,
  faultAt,
  inside,
  listOf,
  number,
  numberOrGap,
  objectOf,
  oneOf,
  text,
  truth,
  type Fields,
  type Place,
  type Reader,
} from './read-json.js';

const kind = oneOf('video', 'audio', 'muxed');

const ladder = listOf(
  objectOf<Rendition>(
    {
      id: text,
      bitrateKbps: number,
      peakKbps: number,
      width: number,
      height: number,
      frameRate: number,
      codec: text,
    },
    ['peakKbps', 'width', 'height', 'frameRate', 'codec'],
  ),
);

export const contextFields: Fields<AbrContext> = {
  nowMs: number,
  bufferLevelSec: number,
  maxBufferSec: number,
  segmentDurationSec: number,
  renditions: ladder,
  currentIndex: number,
  upcomingBytes: listOf(listOf(numberOrGap)),
  playbackRate: number,
  remainingSec: number,
  live: objectOf({ latencySec: number, targetLatencySec: number }),
  hintKbps: number,
  rememberedKbps: number,
  constraints: objectOf<AbrContext['constraints']>({ pinnedIndex: number, maxIndex: number }, [
    'pinnedIndex',
    'maxIndex',
  ]),
};

export const contextNeeds = [
  'nowMs',
  'bufferLevelSec',
  'maxBufferSec',
  'segmentDurationSec',
  'renditions',
  'currentIndex',
  'playbackRate',
  'constraints',
] as const satisfies readonly (keyof AbrContext)[];

export const progressFields: Fields<DownloadProgress> = {
  kind,
  renditionIndex: number,
  loadedBytes: number,
  totalBytes: number,
  durationSec: number,
  requestStartMs: number,
  responseStartMs: number,
  nowMs: number,
  bufferLevelSec: number,
};

export const progressNeeds = [
  'kind',
  'renditionIndex',
  'loadedBytes',
  'durationSec',
  'requestStartMs',
  'nowMs',
  'bufferLevelSec',
] as const satisfies readonly (keyof DownloadProgress)[];

const sample = objectOf<DownloadSample>(
  {
    kind,
    renditionIndex: number,
    bytes: number,
    durationSec: number,
    requestStartMs: number,
    responseStartMs: number,
    responseEndMs: number,
    fromCache: truth,
    timing: oneOf('resource-timing', 'engine'),
    url: text,
    besideBytes: number,
    source: objectOf({ kind: oneOf('chunked', 'limited'), waitingMs: number }),
  },
  ['url', 'besideBytes', 'source'],
);

type EventOf<Type extends AbrEvent['type']> = Extract<AbrEvent, { readonly type: Type }>;

const events: { readonly [Type in AbrEvent['type']]: Reader<EventOf<Type>> } = {
  sample: objectOf<EventOf<'sample'>>({ type: oneOf('sample'), sample }),
  seek: objectOf<EventOf<'seek'>>({ type: oneOf('seek'), atMs: number }),
  stall: objectOf<EventOf<'stall'>>({ type: oneOf('stall'), atMs: number }),
  renditions: objectOf<EventOf<'renditions'>>({ type: oneOf('renditions'), renditions: ladder }),
  idle: objectOf<EventOf<'idle'>>({ type: oneOf('idle'), durationMs: number }),
};

const eventType = oneOf('sample', 'seek', 'stall', 'renditions', 'idle');

export const event: Reader<AbrEvent> = (value, at) => {
  const type = eventType(asObject(value, at)['type'], inside(at, 'type'));
  return events[type](value, at);
};

export const buffered = listOf(
  objectOf<BufferedSegment>({ startSec: number, endSec: number, renditionIndex: number }),
);

const evidence: Reader<Readonly<Record<string, number>>> = (value, at) =>
  Object.fromEntries(
    Object.entries(asObject(value, at)).map(([key, held]) => [key, number(held, inside(at, key))]),
  );

export const decision = objectOf<AbrDecision>(
  { renditionIndex: number, reason: text, evidence, waitMs: number },
  ['evidence', 'waitMs'],
);

export const replacement = objectOf<Replacement>({ fromSec: number, reason: text });

/** @throws LabInputError unless `value` has all of `needs`. */
export function whole<Value extends object>(
  value: Partial<Value>,
  needs: readonly (keyof Value & string)[],
  at: Place,
): Value {
  const missing = needs.find((key) => value[key] === undefined);
  if (missing !== undefined) throw faultAt(at, `"${missing}" was never told`);
  return value as Value;
}
