/** Sends as the page goes away; false where the browser takes no more, or has no such thing. Never throws. */
export function pageBeacon(url: string, body: string): boolean {
  try {
    return navigator.sendBeacon(url, body);
  } catch {
    return false;
  }
}
