import { resolveUrl } from '../element/source-choice.js';

/** Where the page says that a title's chapters are: the `chapters` attribute, else a `<track>`; else null. */
export function chapterSource(element: HTMLElement): string | null {
  return named(element, 'chapters') ?? trackSource(element, (track) => track.kind === 'chapters');
}

/** Where its cue points are: the `cue-points` attribute, else a `<track>` of kind `metadata` labelled so; else null. */
export function cuePointSource(element: HTMLElement): string | null {
  return named(element, 'cue-points') ?? trackSource(element, isMetadata('cue-points'));
}

/**
 * Where a title's storyboard is: the `storyboard-src` attribute, else a `<track>` of kind `metadata` labelled
 * `thumbnails`, as other players have it; else null.
 */
export function storyboardSource(element: HTMLElement): string | null {
  return named(element, 'storyboard-src') ?? trackSource(element, isMetadata('thumbnails'));
}

const isMetadata =
  (labelled: string) =>
  ({ kind, label }: HTMLTrackElement): boolean =>
    kind === 'metadata' && label === labelled;

function named(element: HTMLElement, attribute: string): string | null {
  const address = element.getAttribute(attribute) ?? '';
  return address === '' ? null : resolveUrl(address, element.baseURI);
}

/** Of several: the default one, else one in the page's or the viewer's language, else the first. */
function trackSource(element: HTMLElement, isMeant: (track: HTMLTrackElement) => boolean): string | null {
  const tracks = Array.from(element.children).filter(
    (child): child is HTMLTrackElement =>
      child instanceof HTMLTrackElement && child.hasAttribute('src') && isMeant(child),
  );
  const language = primary(document.documentElement.lang || navigator.language);
  const chosen =
    tracks.find((track) => track.default) ??
    tracks.find((track) => primary(track.srclang) === language) ??
    tracks[0];
  return chosen ? resolveUrl(chosen.getAttribute('src') ?? '', element.baseURI) : null;
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
