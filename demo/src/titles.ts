/** A title as `/media/index.json` lists it; paths from the server's root. */
export interface Title {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly hls: string;
  readonly dash: string;
  readonly poster: string;
}

/** @throws Error in words for the page when the server has none. */
export async function fetchTitles(): Promise<readonly Title[]> {
  const response = await fetch('/media/index.json');
  if (!response.ok) throw new Error(`The list of titles could not be loaded (${response.status}).`);
  const { titles } = (await response.json()) as { titles: readonly Title[] };
  if (titles.length === 0) throw new Error('No sample titles here yet: start the demo with npm start.');
  return titles;
}
