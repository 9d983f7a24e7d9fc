/** An address, and the time in its fragment, if it has one. */
export interface FragmentedUrl {
  /** Without the time, which the browser would else act on by itself. */
  readonly src: string;
  /** Seconds; null where it isn't said. */
  readonly startSec: number | null;
  readonly endSec: number | null;
}

/** Seconds, `mm:ss` or `hh:mm:ss`, each with a fraction or without. */
const CLOCK = /^(?:(?:(\d+):)?([0-5]?\d):)?(\d+(?:\.\d*)?)$/;

function seconds(text: string): number | null {
  const [, hours = '0', minutes = '0', rest = ''] = CLOCK.exec(text) ?? [];
  return rest === '' ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

/**
 * Reads the time of a media fragment, `#t=10`, `#t=10,20`, `#t=npt:0:10,0:20`: W3C Media Fragments URI 1.0,
 * 4.2.1, in normal play time. Other parts of the fragment stay.
 */
export function readFragment(url: string): FragmentedUrl {
  const nothing = { src: url, startSec: null, endSec: null };
  const hash = url.indexOf('#');
  if (hash < 0) return nothing;
  const parts = url.slice(hash + 1).split('&');
  const time = parts.findLast((part) => part.startsWith('t='));
  if (time === undefined) return nothing;
  const [from = '', to = ''] = time.slice('t='.length).replace(/^npt:/, '').split(',');
  const startSec = seconds(from);
  const endSec = seconds(to);
  if (startSec === null && endSec === null) return nothing;
  const rest = parts.filter((part) => !part.startsWith('t='));
  return { src: url.slice(0, hash) + (rest.length > 0 ? `#${rest.join('&')}` : ''), startSec, endSec };
}
