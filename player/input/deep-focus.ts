/** What has the focus, however deep. */
export function deepFocus(root: Document | undefined): Element | null {
  let focused = root?.activeElement ?? null;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}
