import { orderMarks, type Chapter, type GivenMark } from './mark.js';
import { isVtt, parseVtt, plainText } from './parse-vtt.js';

/**
 * Chapters from WebVTT or from JSON: a list, or `{ "chapters": [list] }`, of objects with a start and a name.
 * The names of the fields are those of Apple's chapters for HLS (`start-time`, `duration`, `titles` by
 * language), of Podcasting 2.0 and Mux (`startTime`, `endTime`, `title` or `value`), and ours (`startSec`).
 * https://developer.apple.com/documentation/http-live-streaming/providing-javascript-object-notation-json-chapters
 * @param languages what the viewer reads, best first (BCP 47)
 * @returns null for what is neither
 */
export function parseChapters(text: string, languages: readonly string[]): readonly Chapter[] | null {
  if (isVtt(text)) {
    return orderMarks(
      parseVtt(text).map(({ startTime, endTime, text: words }) => ({
        startTime,
        endTime,
        value: plainText(words),
      })),
    );
  }
  const list = chapterList(text);
  return list && orderMarks(list.flatMap((entry) => readChapter(entry, languages) ?? []));
}

type Loose = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null;
}

function chapterList(text: string): readonly unknown[] | null {
  try {
    const json: unknown = JSON.parse(text);
    const list = isObject(json) && !Array.isArray(json) ? json['chapters'] : json;
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}

function readChapter(entry: unknown, languages: readonly string[]): GivenMark<string> | null {
  if (!isObject(entry)) return null;
  const startTime = firstNumber(entry, ['start-time', 'startTime', 'startSec', 'start']);
  if (startTime === undefined) return null;
  const durationSec = firstNumber(entry, ['duration']);
  const endTime =
    firstNumber(entry, ['end-time', 'endTime', 'endSec', 'end']) ??
    (durationSec === undefined ? undefined : startTime + durationSec);
  const value = nameOf(entry, languages);
  return endTime === undefined ? { startTime, value } : { startTime, endTime, value };
}

function firstNumber(entry: Loose, names: readonly string[]): number | undefined {
  return names.map((name) => entry[name]).find((value) => typeof value === 'number');
}

function nameOf(entry: Loose, languages: readonly string[]): string {
  const plain = [entry['title'], entry['value']].find((value) => typeof value === 'string');
  if (plain !== undefined) return plain.trim();
  const titles = Array.isArray(entry['titles']) ? entry['titles'].filter(isObject) : [];
  const wanted = languages.map((language) => titles.find((title) => speaks(title['language'], language)));
  const name = (wanted.find((title) => title !== undefined) ?? titles[0])?.['title'];
  return typeof name === 'string' ? name.trim() : '';
}

/** `pt-BR` will do for who reads `pt`, and the other way round. */
function speaks(tag: unknown, language: string): boolean {
  const primary = (text: string): string => text.toLowerCase().split('-')[0] ?? '';
  return typeof tag === 'string' && primary(tag) === primary(language);
}
