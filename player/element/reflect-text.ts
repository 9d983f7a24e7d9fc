/** Writes a text attribute. Null and undefined take it away: so frameworks set a prop that is gone. */
export function reflectText(
  element: HTMLElement,
  attribute: string,
  value: string | number | null | undefined,
): void {
  if (value === null || value === undefined) element.removeAttribute(attribute);
  else element.setAttribute(attribute, String(value));
}
