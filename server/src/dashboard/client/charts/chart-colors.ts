/** A tone of the style sheet as a canvas takes it: computed on an element, since a canvas knows no `light-dark()`. */
export function toneOf(host: Element, tone: string): string {
  const probe = host.querySelector(`[data-tone="${tone}"]`);
  return probe === null ? 'gray' : getComputedStyle(probe).color;
}

/** The same, see-through. */
export function faded(color: string, opacity: number): string {
  const parts = color.match(/[\d.]+/g) ?? [];
  if (!color.startsWith('rgb')) return 'rgba(128, 132, 170, 0.2)';
  return `rgba(${parts.slice(0, 3).join(', ')}, ${opacity})`;
}
