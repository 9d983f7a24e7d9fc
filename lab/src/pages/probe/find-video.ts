/** The page's first `<video>`, wherever it is: players keep theirs in shadow roots. */
export function findVideo(within: ParentNode): HTMLVideoElement | null {
  const own = within.querySelector('video');
  if (own) return own;
  for (const host of within.querySelectorAll('*')) {
    const inside = host.shadowRoot && findVideo(host.shadowRoot);
    if (inside) return inside;
  }
  return null;
}
