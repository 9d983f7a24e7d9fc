/** Something said or shown for a while. */
export interface Cue {
  readonly fromSec: number;
  readonly toSec: number;
  /** One line, or several with `\n` between. */
  readonly text: string;
}

/** A WebVTT file. @throws Error for a cue that ends before it begins, or whose text would break the file. */
export function webVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(({ fromSec, toSec, text }, index) => {
    if (toSec <= fromSec) throw new Error(`Cue ${index + 1} ends at ${toSec} s, where it hasn't begun.`);
    if (/\n\s*\n|-->/.test(text)) throw new Error(`Cue ${index + 1} has an empty line or an arrow in it.`);
    return `${index + 1}\n${timestamp(fromSec)} --> ${timestamp(toSec)}\n${text}`;
  });
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`;
}

/** `HH:MM:SS.mmm` */
export function timestamp(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const parts = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60];
  const clock = parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
  return `${clock}.${String(ms % 1000).padStart(3, '0')}`;
}
