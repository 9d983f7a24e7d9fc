import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';
import type { PageVitals } from '../../wire/beacon.js';

const known: { -readonly [Name in keyof PageVitals]: PageVitals[Name] } = {};
let watching = false;

/** What the page's own web vitals are so far, whenever asked; undefined while none is known. */
export function pageVitals(): () => PageVitals | undefined {
  if (!watching) watch();
  return () => (Object.keys(known).length > 0 ? { ...known } : undefined);
}

/** The library's observers can't be taken off again: once for a page. */
function watch(): void {
  watching = true;
  const latest = { reportAllChanges: true };
  onTTFB(({ value }) => (known.ttfbMs = Math.round(value)));
  onFCP(({ value }) => (known.fcpMs = Math.round(value)));
  onLCP(({ value }) => (known.lcpMs = Math.round(value)), latest);
  onINP(({ value }) => (known.inpMs = Math.round(value)), latest);
  onCLS(({ value }) => (known.cls = Math.round(value * 1_000) / 1_000), latest);
}
