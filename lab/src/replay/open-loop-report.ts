import type { Compared } from './replay-session.js';
import type { Answer, Question } from './recorded-session.js';

/**
 * How another controller's answers differ from the recorded ones. It is asked in the situations that the
 * recorded controller brought about, never in those that its own answers would have led to.
 */
export function openLoopInWords(other: string, compared: readonly Compared[]): string {
  const decides = compared.filter(({ question }) => question.call === 'decide');
  const differs = (sign: number): number =>
    decides.filter(
      ({ question, replayed }) => Math.sign(indexOf(replayed) - indexOf(question.answer)) === sign,
    ).length;
  const rows: (readonly (string | number)[])[] = [
    ['', 'asked', 'same', `${other} lower`, `${other} higher`],
    ['decide', decides.length, differs(0), differs(-1), differs(1)],
    [],
    ['', 'asked', 'same', 'only recorded', `only ${other}`],
    actions('abandon', compared),
    actions('replace', compared),
  ];
  const means = [
    `mean choice: recorded ${meanKbps(decides, ({ question }) => question.answer)}, ${other} ${meanKbps(decides, ({ replayed }) => replayed)}`,
  ];
  return [
    `What ${other} would have answered at each decision (open loop: what was loaded stays as it was recorded)`,
    ...table(rows),
    ...means,
  ].join('\n');
}

/** Whether something was done counts here, not what exactly. */
function actions(kind: Question['call'], compared: readonly Compared[]): readonly (string | number)[] {
  const asked = compared.filter(({ question }) => question.call === kind);
  const tally = (recorded: boolean, other: boolean): number =>
    asked.filter(({ question, replayed }) => acts(question.answer) === recorded && acts(replayed) === other)
      .length;
  return [
    kind,
    asked.length,
    tally(true, true) + tally(false, false),
    tally(true, false),
    tally(false, true),
  ];
}

const acts = (answer: Answer<unknown>): boolean => !answer.threw && answer.given !== null;

/** A controller that fails plays the lowest, as in the player. */
function indexOf(answer: Answer<unknown>): number {
  if (answer.threw) return 0;
  const { renditionIndex = 0 } = answer.given as { readonly renditionIndex?: number };
  return Number.isFinite(renditionIndex) ? renditionIndex : 0;
}

function meanKbps(decides: readonly Compared[], answerOf: (compared: Compared) => Answer<unknown>): string {
  if (decides.length === 0) return 'none';
  const sum = decides.reduce((total, compared) => {
    const rendition = compared.question.context.renditions[indexOf(answerOf(compared))];
    return total + (rendition?.bitrateKbps ?? 0);
  }, 0);
  return `${Math.round(sum / decides.length)} kbps`;
}

function table(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, String(cell).length);
    });
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? String(cell).padEnd(width) : String(cell).padStart(width);
      })
      .join('  ')
      .replace(/^/, '  ')
      .trimEnd(),
  );
}
