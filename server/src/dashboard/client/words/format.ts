/** Shown where there is no figure. */
export const NONE = '–';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

export function count(value: number): string {
  return value < 100_000 ? whole.format(value) : compact.format(value);
}

export function seconds(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return `${(ms / 1_000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

export function percent(ratio: number): string {
  const value = ratio * 100;
  return `${value === 0 ? '0' : value.toFixed(value < 1 ? 2 : 1)} %`;
}

export function bitrate(kbps: number): string {
  return kbps < 1_000 ? `${Math.round(kbps)} kbps` : `${(kbps / 1_000).toFixed(kbps < 10_000 ? 2 : 1)} Mbps`;
}

export function points(score: number): string {
  return score.toFixed(1);
}

/** How long something was watched. */
export function duration(ms: number): string {
  const sec = Math.round(ms / 1_000);
  if (sec < 60) return `${sec} s`;
  if (sec < 3_600) return `${Math.floor(sec / 60)} min ${String(sec % 60).padStart(2, '0')} s`;
  return `${whole.format(Math.floor(sec / 3_600))} h ${String(Math.floor((sec % 3_600) / 60)).padStart(2, '0')} min`;
}

/** A moment within a view: 1:05.3 */
export function place(ms: number): string {
  const sec = ms / 1_000;
  const minutes = Math.floor(sec / 60);
  return `${minutes}:${(sec - minutes * 60).toFixed(1).padStart(4, '0')}`;
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const exact = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** When a step of that length begins. */
export function stepTime(atMs: number, stepMs: number): string {
  const date = new Date(atMs);
  return stepMs >= 86_400_000 ? day.format(date) : `${day.format(date)}, ${clock.format(date)}`;
}

/** On an axis: the hour, or the day where one begins. */
export function axisTime(atMs: number): string {
  const date = new Date(atMs);
  return date.getHours() === 0 && date.getMinutes() === 0 ? day.format(date) : clock.format(date);
}

export function exactTime(atMs: number): string {
  return exact.format(new Date(atMs));
}
