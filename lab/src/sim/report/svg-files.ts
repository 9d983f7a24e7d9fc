import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chartStyle, colours } from './chart-style.js';
import { cdfKey, keyRow, timelineKey, type KeyEntry } from './key.js';
import { el, Markup } from './markup.js';
import {
  barPictures,
  cdfPictures,
  frontierPictures,
  timelinePictures,
  type NamedPicture,
} from './pictures.js';
import type { ReportInput } from './report-input.js';
import { svg, type Picture } from './svg-frame.js';

/** Writes each picture to a file that stands by itself, light or dark as its reader's screen is; gives the names. */
export async function writeSvgFiles(folder: string, input: ReportInput): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const names = new Set<string>();
  for (const { picture, width, key } of filesOf(input)) {
    let name = picture.name;
    for (let nth = 2; names.has(name); nth += 1) name = `${picture.name}-${nth}`;
    names.add(name);
    await writeFile(join(folder, `${name}.svg`), standalone(picture.draw(width), key));
  }
  return Array.from(names, (name) => `${name}.svg`);
}

interface SvgFile {
  readonly picture: NamedPicture;
  readonly width: number;
  readonly key: readonly KeyEntry[];
}

function filesOf(input: ReportInput): SvgFile[] {
  const curves = cdfKey(input.report);
  return [
    ...frontierPictures(input).map((picture) => ({ picture, width: 860, key: [] })),
    ...barPictures(input).map((picture) => ({ picture, width: 440, key: [] })),
    ...cdfPictures(input).map((picture) => ({ picture, width: 600, key: curves })),
    ...timelinePictures(input).map((picture, at) => {
      const session = input.sessions[at];
      return { picture, width: 760, key: session === undefined ? [] : timelineKey(session) };
    }),
  ];
}

const margin = 16;

/** A picture as a file of its own, with its key below it. `style` is added to the charts' own. */
export function standalone(picture: Picture, key: readonly KeyEntry[], style = ''): string {
  const width = picture.width + 2 * margin;
  const height = picture.height + 2 * margin + (key.length > 0 ? 24 : 0);
  const image = svg({
    width,
    height,
    label: picture.label,
    content: [
      el('style', {}, new Markup(`${colours}${chartStyle}${style}`)),
      el('rect', { width, height, class: 'paper' }),
      el(
        'g',
        { transform: `translate(${margin} ${margin})` },
        picture.content,
        key.length > 0 ? keyRow(key, picture.height + 14) : null,
      ),
    ],
  });
  return `${image.text}\n`;
}
