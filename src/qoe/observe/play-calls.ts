/**
 * Hears `play()` at the moment the page calls it, which no event tells, and its refusal, after
 * which no event comes at all. The page sees the same results and rejections as without.
 * @returns lets go of the element.
 */
export function observePlayCalls(
  media: HTMLMediaElement,
  heard: { readonly called: () => void; readonly refused: () => void },
): () => void {
  const own = Object.getOwnPropertyDescriptor(media, 'play');
  const original = media.play.bind(media);
  let listening = true;
  const play = async (): Promise<void> => {
    if (listening) heard.called();
    try {
      await original();
    } catch (error) {
      if (listening && error instanceof DOMException && error.name === 'NotAllowedError') heard.refused();
      throw error;
    }
  };
  media.play = play;
  return () => {
    listening = false;
    // Whoever wrapped it after us keeps ours underneath, deaf.
    if (media.play !== play) return;
    if (own) Object.defineProperty(media, 'play', own);
    else Reflect.deleteProperty(media, 'play');
  };
}
