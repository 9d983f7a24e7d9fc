import type { DecisionRecord, Ladder } from 'sv-player';
import type { ViewSummary } from 'sv-player/qoe';
import type { Figure } from './figures.js';
import { node } from './find.js';

const MAX_DECISIONS = 60;

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

/** A view's figures, for people. */
export function figuresOf(summary: ViewSummary | null, rendered: string): readonly Figure[] {
  const counters = summary?.counters;
  const startupMs = counters?.startupMs ?? null;
  const mean = summary?.meanBitrateKbps ?? null;
  return [
    ['On screen', rendered],
    ['Startup', startupMs === null ? '–' : `${(startupMs / 1_000).toFixed(2)} s`],
    ['Stalls', counters ? `${counters.stallCount} (${(counters.stallMs / 1_000).toFixed(1)} s)` : '–'],
    ['Rebuffer ratio', summary ? `${(summary.rebufferRatio * 100).toFixed(2)} %` : '–'],
    ['Mean bitrate', mean === null ? '–' : `${(mean / 1_000).toFixed(2)} Mbps`],
    ['Switches', counters ? `${counters.switchCount}` : '–'],
    ['Seeks', counters ? `${counters.seekCount}` : '–'],
    ['Dropped frames', counters ? `${counters.droppedFrames} of ${counters.totalFrames}` : '–'],
  ];
}
