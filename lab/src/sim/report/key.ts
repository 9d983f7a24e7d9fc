import type { SimReport } from '../run/sim-report.js';
import { el, type Child } from './markup.js';
import { label, line } from './svg-frame.js';
import type { ShownSession } from '../run/representative.js';
import { lineTones } from './tones.js';
import { timelineTone } from './timeline.js';

/** What a line stands for. */
export interface KeyEntry {
  readonly tone: string;
  readonly text: string;
}

export function cdfKey(report: SimReport): KeyEntry[] {
  const entries = Array.from(lineTones(report), ([text, tone]) => ({ tone, text }));
  const faint = report.settings.rules.length - entries.length;
  return faint > 0 ? [...entries, { tone: 'rest', text: `${faint} others` }] : entries;
}

export function timelineKey({ played }: ShownSession): KeyEntry[] {
  return played.map(({ label }, at) => ({ tone: timelineTone(label, at), text: label }));
}

/** As a list beside a picture on the page. */
export function keyList(entries: readonly KeyEntry[]): Child {
  return el(
    'ul',
    { class: 'key-list' },
    entries.map(({ tone, text }) =>
      el(
        'li',
        {},
        el(
          'svg',
          { viewBox: '0 0 26 10', class: 'key-line', 'aria-hidden': 'true' },
          line(1, 5, 25, 5, `key ${tone}`),
        ),
        text,
      ),
    ),
  );
}

/** As a row inside a picture that stands alone. */
export function keyRow(entries: readonly KeyEntry[], y: number): Child {
  let left = 0;
  return entries.map(({ tone, text }) => {
    const x = left;
    left += 32 + text.length * 6.6 + 18;
    return [line(x, y - 4, x + 26, y - 4, `key ${tone}`), label(x + 32, y, text, '')];
  });
}
