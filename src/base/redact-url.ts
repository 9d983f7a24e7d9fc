/** URL without its query and fragment, which may hold tokens. */
export function redactUrl(url: string): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}
