import { node } from './find.js';

export type Figure = readonly [name: string, value: string];

/** Writes names and values into a `<dl>`, touching only what changed. */
export function showFigures(list: HTMLElement, figures: readonly Figure[]): void {
  if (list.childElementCount !== figures.length) {
    list.replaceChildren(
      ...figures.map(([name]) => {
        const row = node('div');
        row.append(node('dt', '', name), node('dd'));
        return row;
      }),
    );
  }
  figures.forEach(([, value], index) => {
    const cell = list.children[index]?.querySelector('dd');
    if (cell && cell.textContent !== value) cell.textContent = value;
  });
}
