/** Which of `count` things the focus goes to from `index`; null where the key is for none of this. */
export function walkTo(key: string, index: number, count: number, rightToLeft: boolean): number | null {
  if (count === 0) return null;
  const last = count - 1;
  const step = (by: number): number => Math.min(last, Math.max(0, index + by));
  switch (key) {
    case 'ArrowDown':
      return step(1);
    case 'ArrowUp':
      return step(-1);
    case 'ArrowRight':
      return step(rightToLeft ? -1 : 1);
    case 'ArrowLeft':
      return step(rightToLeft ? 1 : -1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
