/** The element whose shadow root this one is in; itself where it is in none. */
export function hostOf(element: Element): Element {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : element;
}
