/** The element around it, also out of a shadow root. */
function elementAround({ parentElement, parentNode }: Element): Element | null {
  return parentNode instanceof ShadowRoot ? parentNode.host : parentElement;
}

/** Of the nearest `lang` attribute; empty where there is none, or the page says that it isn't known. */
export function languageAt(element: Element): string {
  let at: Element | null = element;
  while (at && !at.hasAttribute('lang')) at = elementAround(at);
  return at?.getAttribute('lang') ?? '';
}
