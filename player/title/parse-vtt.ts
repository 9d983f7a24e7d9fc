/** One cue of a WebVTT file; `text` as it was written, but for blanks around it. */
export interface VttCue {
  readonly startTime: number;
  readonly endTime: number;
  readonly text: string;
}

const SIGNATURE = /^\uFEFF?WEBVTT(?=\s|$)/;
const TIME = String.raw`((?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)`;
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}(?=\s|$)`);

export function isVtt(text: string): boolean {
  return SIGNATURE.test(text);
}

/**
 * The cues of a WebVTT file, as they stand. More lenient than the format: a comma in a time, hours of one
 * digit, a missing blank line are all found in the wild. Headers, notes, styles and regions are passed over.
 * https://www.w3.org/TR/webvtt1/#file-structure
 */
export function parseVtt(text: string): readonly VttCue[] {
  const cues: VttCue[] = [];
  let timing: { startTime: number; endTime: number } | null = null;
  let lines: string[] = [];
  const finish = (): void => {
    if (timing) cues.push({ ...timing, text: lines.join('\n').trim() });
    timing = null;
    lines = [];
  };
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, from, to] = TIMING.exec(line) ?? [];
    if (from !== undefined && to !== undefined) {
      finish();
      timing = { startTime: seconds(from), endTime: seconds(to) };
    } else if (line === '') {
      finish();
    } else if (timing) {
      lines.push(line);
    }
  }
  finish();
  return cues;
}

/** To the millisecond, as it was written. */
function seconds(time: string): number {
  const parts = time.replace(',', '.').split(':');
  return Math.round(parts.reduce((sum, part) => sum * 60 + Number(part), 0) * 1000) / 1000;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
};

/** A cue's text as it is read: without tags, its escapes resolved, on one line. */
export function plainText(cueText: string): string {
  return cueText
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (escape, name: string) => ENTITIES[name] ?? escape)
    .replaceAll(/[\t\n ]+/g, ' ')
    .trim();
}
