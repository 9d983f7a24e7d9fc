import { overFormat } from '../compare/sentence.js';
import type { Evidence } from '../results/evidence.js';
import type { GateResults } from '../results/gate-results.js';
import { figureSpecs, judgedFigures, written } from '../results/figures.js';
import type { PlayResult } from '../results/play-result.js';

/** What shows the truth of some sentences: files, and how they came about. */
export interface Shows {
  readonly words: string;
  readonly files: readonly string[];
}

/** Of a play that was made once more. */
export function showsOf({ play }: Evidence): Shows {
  return {
    words: `${placeWords(play)}, played once more to be looked at, not judged: ${outcome(play)}.`,
    files: filesOf(play),
  };
}

/** The traces and videos of a scenario's plays that failed twice. */
export function keptOfFailures({ plays }: Pick<GateResults, 'plays'>, scenario: string): readonly Shows[] {
  return plays
    .filter((play) => play.scenario === scenario && play.kept.length > 0)
    .map((play) => ({ words: `${placeWords(play)}, when it failed again.`, files: play.kept }));
}

/** With its files, for reports that have no links. */
export const asText = ({ words, files }: Shows): string => [words, ...files].join(' ');

const placeWords = ({ scenario, format, seed, build }: PlayResult): string =>
  `"${scenario}" ${overFormat[format]}, seed ${seed}, ${build} build`;

/** It may have gone better this time: who opens the trace has to know. */
function outcome({ figures, end }: PlayResult): string {
  if (end.kind !== 'watched' && end.kind !== 'ended') return `this time it ${endWords[end.kind]}`;
  const parts = judgedFigures.flatMap(({ name }) => {
    const value = figures[name];
    return value === null
      ? []
      : [`${inSentence(figureSpecs[name].words)} ${written(figureSpecs[name], value)}`];
  });
  return `this time ${parts.join(', ')}`;
}

/** `The first frame` in the middle of a sentence; `QoE` stays as it is. */
const inSentence = (words: string): string =>
  words.replace(/^[A-Z](?=[a-z]*\b)/, (initial) => initial.toLowerCase());

const endWords = { failed: 'failed', crashed: 'crashed', 'never-started': 'never started' } as const;

const filesOf = ({ kept, screenshots }: PlayResult): readonly string[] => [
  ...kept,
  ...screenshots.map(({ file }) => file),
];
