/**
 * A link to a page at a place in its video: the page's address with `t`, whole seconds, as YouTube has it. A
 * fragment would be in the way of pages that route by it. Live has no lasting places: NaN leaves `t` out.
 * @param page absolute
 */
export function shareLink(page: string, atSec: number): string {
  const url = new URL(page);
  url.searchParams.delete('t');
  const sec = Math.floor(atSec);
  if (sec > 0 && Number.isFinite(sec)) url.searchParams.set('t', String(sec));
  return url.href;
}
