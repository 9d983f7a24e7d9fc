/**
 * Writes what an element says, if it doesn't say so already: each text written is laid out and drawn anew, and
 * one that takes the place of another node costs more than one that is changed.
 */
export function writeText(element: Element, text: string): void {
  if (element.textContent !== text) (element.firstChild ?? element).textContent = text;
}
