/** A title as `/media/index.json` lists it; paths from the server's root. */
export interface Title {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly hls: string;
  readonly dash: string;
  readonly poster?: string;
  readonly chapters?: string;
  readonly storyboard?: string;
}

/** @throws Error in words for the page when the server has none. */
export async function fetchTitles(): Promise<readonly [Title, ...Title[]]> {
  const response = await fetch('/media/index.json');
  if (!response.ok) throw new Error(`The list of titles could not be loaded (${response.status}).`);
  const { titles } = (await response.json()) as { titles: readonly Title[] };
  const [first, ...others] = titles;
  if (first === undefined) throw new Error('No sample titles here yet: start the demo with npm start.');
  return [first, ...others];
}

/** Sets attributes; null takes one away. Those that stay as they are aren't touched. */
export function setAttributes(element: Element, values: Readonly<Record<string, string | null>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}
