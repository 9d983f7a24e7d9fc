import { html, nothing, type TemplateResult } from 'lit';
import type { OverviewAnswer } from '../../api/answers.js';
import { sparkLine } from '../charts/spark-line.js';
import { changeOf, type Change } from '../words/change.js';
import type { FigureWords } from '../words/figure-words.js';
import { NONE } from '../words/format.js';

const ARROWS: Readonly<Record<Change['direction'], string>> = { up: '▲', down: '▼', level: '' };

/** One figure: its value, what became of it, its course. Pressed, it is the one that the chart shows. */
export function figureTile(
  words: FigureWords,
  answer: OverviewAnswer | null,
  chosen: boolean,
  choose: () => void,
): TemplateResult {
  const now = answer?.figures[words.name] ?? null;
  const change = changeOf(words, now, answer?.before[words.name] ?? null);
  return html`<button class="tile" aria-pressed=${String(chosen)} title=${words.note} @click=${choose}>
    <span class="label">${words.label}</span>
    <span class="value">${now === null ? NONE : words.format(now)}</span>
    <span class="change" data-tone=${change?.tone ?? 'neutral'}>
      ${
        change === null
          ? 'nothing to compare with'
          : html`<span aria-hidden="true">${ARROWS[change.direction]}</span> ${change.text}`
      }
    </span>
    ${answer === null ? nothing : sparkLine(answer.series.map((point) => point[words.name]))}
  </button>`;
}
