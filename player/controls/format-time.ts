/** `1:05`, `1:02:05`; with hours as soon as `longestSec` has some, so that a row of times lines up. */
export function formatTime(sec: number, longestSec: number = sec): string {
  const whole = Number.isFinite(sec) ? Math.max(0, Math.floor(sec)) : 0;
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const seconds = String(whole % 60).padStart(2, '0');
  const withHours = hours > 0 || (Number.isFinite(longestSec) && longestSec >= 3600);
  return withHours ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

const formats = new Map<string, Intl.NumberFormat>();
const lists = new Map<string, Intl.ListFormat>();

/** Making one costs a hundred times what using it does. */
function unitFormat(locale: string, unit: string): Intl.NumberFormat {
  const key = `${locale} ${unit}`;
  const format =
    formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  formats.set(key, format);
  return format;
}

/** A span of time as a screen reader should say it: "1 minute 5 seconds". */
export function timeInWords(sec: number, locale: string): string {
  const whole = Number.isFinite(sec) ? Math.max(0, Math.floor(sec)) : 0;
  const parts = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second'],
  ] as const;
  const said = parts.filter(([count]) => count > 0);
  const spans = (said.length > 0 ? said : parts.slice(-1)).map(([count, unit]) =>
    unitFormat(locale, unit).format(count),
  );
  const list = lists.get(locale) ?? new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' });
  lists.set(locale, list);
  return list.format(spans);
}
