import type { Cmcd } from '@svta/cml-cmcd';
import type { BeaconEvent, ViewGauges } from '../../wire/beacon.js';

type State = NonNullable<Cmcd['sta']>;

/** One line of a report, at its ms in the view. */
export interface CmcdLine {
  readonly t: number;
  readonly data: Cmcd;
}

const states: Readonly<Record<ViewGauges['state'], State>> = {
  idle: 'd',
  startup: 's',
  playing: 'p',
  paused: 'a',
  seeking: 'k',
  stalled: 'r',
  ended: 'e',
  error: 'f',
};

/**
 * A view's event as CMCD version 2 events (CTA-5004-B): changes of state (`ps`), of bitrate (`bc`), errors
 * (`e`) and heartbeats (`t`). Stalls and seeks are told once they are over, with the time they began at.
 * @param state the last one told; what says the same again is left out.
 */
export function cmcdLines(event: BeaconEvent, state: State | null): readonly CmcdLine[] {
  const { t } = event;
  const at = (sta: State, atMs = t, more: Cmcd = {}): CmcdLine => ({
    t: Math.max(0, atMs),
    data: { e: 'ps', sta, ...more },
  });
  switch (event.type) {
    case 'intent':
      return [at('s')];
    case 'startup':
      return [at('p')];
    case 'stall':
      return [at('r', t - event.durationMs), at('p', t, { bsd: [event.durationMs] })];
    case 'seek':
      return [at('k', t - event.latencyMs), at('p')];
    case 'switch':
      return [{ t, data: { e: 'bc', br: [event.toKbps] } }];
    case 'error':
      return [{ t, data: { e: 'e', ec: [event.code] } }, ...(event.fatal ? [at('f')] : [])];
    case 'heartbeat': {
      const sta = states[event.gauges.state];
      const beat: CmcdLine = { t, data: { e: 't', sta, ...gaugesOf(event.gauges) } };
      return sta === state ? [beat] : [at(sta), beat];
    }
    case 'end':
      return [at(event.reason === 'ended' ? 'e' : event.reason === 'fatal-error' ? 'f' : 'q')];
    default:
      return [];
  }
}

function gaugesOf({
  bufferLevelSec,
  positionSec,
  renderedKbps,
  throughputKbps,
  liveLatencySec,
}: ViewGauges): Cmcd {
  return {
    bl: [bufferLevelSec * 1_000],
    pt: Math.round(positionSec * 1_000),
    ...(renderedKbps === undefined ? {} : { br: [renderedKbps] }),
    ...(throughputKbps === undefined ? {} : { mtp: [throughputKbps] }),
    ...(liveLatencySec === undefined ? {} : { ltc: liveLatencySec * 1_000 }),
  };
}
