import type { DecisionRecord, Ladder } from 'sv-player';
import type { ViewSummary } from 'sv-player/qoe';

const MAX_DECISIONS = 60;

function node(name: string, className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

export function renditionName(ladder: Ladder, index: number): string {
  const rendition = ladder[index];
  if (!rendition) return '–';
  return rendition.height ? `${rendition.height}p` : `${Math.round(rendition.bitrateKbps)} kbps`;
}

/** Puts the newest decision on top; repeats of the same choice and reason are counted, not listed. */
export class DecisionLog {
  readonly #list: HTMLElement;
  #lastKey = '';
  #repeats = 1;
  #startMs = performance.now();

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  clear(): void {
    this.#list.replaceChildren();
    this.#lastKey = '';
    this.#startMs = performance.now();
  }

  add(decision: DecisionRecord, ladder: Ladder): void {
    const key = `${decision.renditionIndex} ${decision.reason}`;
    const newest = this.#list.firstElementChild;
    if (key === this.#lastKey && newest) {
      this.#repeats += 1;
      newest.querySelector('.repeats')?.replaceChildren(`×${this.#repeats}`);
      newest.querySelector('.evidence')?.replaceChildren(evidenceInWords(decision));
      return;
    }
    this.#lastKey = key;
    this.#repeats = 1;
    const item = document.createElement('li');
    item.append(
      node('time', 'at', `${((decision.atMs - this.#startMs) / 1_000).toFixed(1)} s`),
      node('b', 'to', renditionName(ladder, decision.renditionIndex)),
      node('span', 'why', decision.reason.replaceAll('-', ' ')),
      node('span', 'repeats', ''),
      node('span', 'evidence', evidenceInWords(decision)),
    );
    this.#list.prepend(item);
    while (this.#list.childElementCount > MAX_DECISIONS) this.#list.lastElementChild?.remove();
  }
}

function evidenceInWords({ evidence = {}, bufferLevelSec }: DecisionRecord): string {
  const throughput = evidence['throughputKbps'];
  const parts = [`buffer ${bufferLevelSec.toFixed(1)} s`];
  if (throughput !== undefined) parts.unshift(`throughput ${(throughput / 1_000).toFixed(2)} Mbps`);
  return parts.join(' · ');
}

/** Writes a view's figures into a `<dl>`. */
export function showFigures(list: HTMLElement, summary: ViewSummary | null, rendered: string): void {
  const counters = summary?.counters;
  const startupMs = counters?.startupMs ?? null;
  const mean = summary?.meanBitrateKbps ?? null;
  const rows: readonly (readonly [string, string])[] = [
    ['On screen', rendered],
    ['Startup', startupMs === null ? '–' : `${(startupMs / 1_000).toFixed(2)} s`],
    ['Stalls', counters ? `${counters.stallCount} (${(counters.stallMs / 1_000).toFixed(1)} s)` : '–'],
    ['Rebuffer ratio', summary ? `${(summary.rebufferRatio * 100).toFixed(2)} %` : '–'],
    ['Mean bitrate', mean === null ? '–' : `${(mean / 1_000).toFixed(2)} Mbps`],
    ['Switches', counters ? `${counters.switchCount}` : '–'],
    ['Seeks', counters ? `${counters.seekCount}` : '–'],
    ['Dropped frames', counters ? `${counters.droppedFrames} of ${counters.totalFrames}` : '–'],
  ];
  if (list.childElementCount !== rows.length) {
    list.replaceChildren(
      ...rows.map(([name]) => {
        const row = document.createElement('div');
        row.append(node('dt', '', name), node('dd', '', ''));
        return row;
      }),
    );
  }
  rows.forEach(([, value], index) => {
    const cell = list.children[index]?.querySelector('dd');
    if (cell && cell.textContent !== value) cell.textContent = value;
  });
}
