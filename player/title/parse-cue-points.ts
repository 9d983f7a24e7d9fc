import { readMark, type GivenMark } from './mark.js';
import { isVtt, parseVtt } from './parse-vtt.js';

/**
 * Cue points from WebVTT or from JSON: a list, or `{ "cuePoints": [list] }`, of what `addCuePoints()` takes. A cue's
 * text that is JSON is that value. An entry without a `value` is its own; one that starts nowhere is left out.
 * @returns null for what is neither
 */
export function parseCuePoints(text: string): readonly GivenMark[] | null {
  if (isVtt(text)) {
    return parseVtt(text).map(({ startTime, endTime, text: words }) => ({
      startTime,
      endTime,
      value: asJson(words) ?? words,
    }));
  }
  const json = asJson(text);
  const list: unknown = Array.isArray(json) ? json : (json as { cuePoints?: unknown } | null)?.cuePoints;
  if (!Array.isArray(list)) return null;
  const marks: GivenMark[] = [];
  for (const entry of list as readonly unknown[]) {
    const mark = readMark(entry);
    if (mark) marks.push({ ...mark, value: mark.value ?? entry });
  }
  return marks;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
