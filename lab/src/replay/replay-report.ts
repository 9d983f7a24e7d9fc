import { answerInWords, callInWords, inJson } from './difference.js';
import type { Compared } from './replay-session.js';
import type { Question, RecordedSession } from './recorded-session.js';

const kinds = ['decide', 'abandon', 'replace'] as const satisfies readonly Question['call'][];

/** What the session was: who recorded it, over what, how long, under which controllers. */
export function sessionInWords({ sdk, engine, isLive, calls, truncated }: RecordedSession): string {
  const times = calls.flatMap((call) => ('context' in call ? [call.context.nowMs] : []));
  const startMs = times[0] ?? 0;
  const lengthSec = ((times.at(-1) ?? startMs) - startMs) / 1000;
  const controllers: string[] = [];
  let nowMs = startMs;
  for (const call of calls) {
    if ('context' in call) ({ nowMs } = call.context);
    if (call.call !== 'use') continue;
    const fromSec = (nowMs - startMs) / 1000;
    controllers.push(controllers.length === 0 ? call.name : `${call.name} from ${fromSec.toFixed(1)} s on`);
  }
  return [
    `${sdk}, ${engine ?? 'no engine'}${isLive ? ', live' : ''}, ${lengthSec.toFixed(1)} s, ${controllers.join(', then ') || 'no controller'}`,
    ...(truncated ? ['The session was too long to be kept whole: its end is missing.'] : []),
  ].join('\n');
}

/** How many answers are the same, by what was asked; the first that isn't, with what it rested on. */
export function replayInWords(compared: readonly Compared[]): string {
  const lines = kinds.flatMap((kind) => {
    const asked = compared.filter(({ question }) => question.call === kind);
    if (asked.length === 0) return [];
    return [`  ${kind.padEnd(8)} ${countSame(asked)} of ${asked.length} the same${acted(kind, asked)}`];
  });
  const first = compared.find(({ agreement }) => agreement === 'different');
  return [
    ...lines,
    `${countSame(compared)} of ${compared.length} decisions the same${compared.length === 0 ? ': none was asked for' : ''}`,
    ...roundedInWords(compared),
    ...(first === undefined ? [] : ['', firstDifference(first)]),
  ].join('\n');
}

function countSame(compared: readonly Compared[]): number {
  return compared.filter(({ agreement }) => agreement !== 'different').length;
}

function roundedInWords(compared: readonly Compared[]): readonly string[] {
  const count = compared.filter(({ agreement }) => agreement === 'rounded').length;
  if (count === 0) return [];
  return [`${count} of them but for the last bits of a number: the browser's arithmetic rounds otherwise`];
}

/** Most polls of a download change nothing: those that did are what matters. */
function acted(kind: Question['call'], asked: readonly Compared[]): string {
  if (kind === 'decide') return '';
  const count = asked.filter(
    ({ question }) => !question.answer.threw && question.answer.given !== null,
  ).length;
  return kind === 'abandon' ? `, ${count} gave a download up` : `, ${count} loaded the buffer anew`;
}

function firstDifference({ index, controller, question, replayed }: Compared): string {
  return [
    `The first that differs, calls[${index}]: ${controller} was asked to ${callInWords(question)}`,
    `  recorded  ${answerInWords(question.answer)}`,
    `  replayed  ${answerInWords(replayed)}`,
    `  context   ${inJson(question.context)}`,
    ...(question.call === 'abandon' ? [`  progress  ${inJson(question.progress)}`] : []),
    ...(question.call === 'replace' ? [`  buffered  ${inJson(question.buffered)}`] : []),
    `If the page had registered a controller of its own as "${controller}", give it: --import ${controller}=MODULE.`,
    'Else the file was changed, or this lab is of another version than the player.',
  ].join('\n');
}
