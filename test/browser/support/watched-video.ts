import {
  createCallbackSink,
  createQoeTracker,
  type QoeTracker,
  type ViewInfo,
} from '../../../src/qoe/index.js';
import type { BeaconEvent, BeaconEventType } from '../../../src/wire/beacon.js';

export type EventOf<Type extends BeaconEventType> = Extract<BeaconEvent, { type: Type }>;

export interface Watched {
  readonly media: HTMLVideoElement;
  readonly tracker: QoeTracker;
  readonly events: BeaconEvent[];
  readonly of: <Type extends BeaconEventType>(type: Type) => EventOf<Type>[];
  readonly close: () => void;
}

export const view = (src: string): ViewInfo => ({ src, sourceType: 'file', engine: 'native', abr: 'none' });

/** A muted video with a tracker on it, both closed after the test. */
export function watch(): Watched {
  const media = document.createElement('video');
  media.muted = true;
  media.preload = 'auto';
  document.body.append(media);
  const events: BeaconEvent[] = [];
  const tracker = createQoeTracker({
    media,
    sinks: [createCallbackSink((event) => events.push(event))],
    heartbeatMs: 1_000,
  });
  return {
    media,
    tracker,
    events,
    of: <Type extends BeaconEventType>(type: Type) =>
      events.filter((event): event is EventOf<Type> => event.type === type),
    close() {
      tracker.dispose();
      media.removeAttribute('src');
      media.load();
      media.remove();
    },
  };
}
