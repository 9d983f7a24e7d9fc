/** `HTMLElement`; where there is no DOM (Node), a stand-in, so that the classes can be declared. */
export const ElementBase: typeof HTMLElement =
  globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);
