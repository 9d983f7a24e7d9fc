import type { StoryboardTile } from '../title/storyboard.js';

/** As wide, or as high, as a picture over the seek bar may be. */
const MOST_WIDE_PX = 168;
const MOST_HIGH_PX = 126;

/** How much a picture is made bigger or smaller to fit. */
export function previewScale(width: number, height: number): number {
  return Math.min(MOST_WIDE_PX / width, MOST_HIGH_PX / height);
}

/** Shows a picture of the storyboard in `box`, or none. Through the CSSOM, as a strict policy asks. */
export function showTile(box: HTMLElement, tile: StoryboardTile | undefined): void {
  box.hidden = tile === undefined;
  if (!tile) return;
  const image = box.querySelector('img') ?? makeImage(box);
  if (image.src !== tile.url) image.src = tile.url;
  const { x, y, width, height } = tile;
  const set = (element: HTMLElement, styles: Readonly<Record<string, string>>): void => {
    for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value);
  };
  if (width === 0 || height === 0) {
    set(box, { width: `${MOST_WIDE_PX}px`, height: 'auto' });
    set(image, { width: '100%', height: 'auto', 'object-fit': 'contain', transform: 'none' });
    return;
  }
  const scale = previewScale(width, height);
  set(box, { width: `${width * scale}px`, height: `${height * scale}px` });
  set(image, {
    width: `${width}px`,
    height: `${height}px`,
    'object-fit': 'none',
    'object-position': `${-x}px ${-y}px`,
    transform: `scale(${scale})`,
  });
}

function makeImage(box: HTMLElement): HTMLImageElement {
  const image = document.createElement('img');
  image.alt = '';
  image.draggable = false;
  image.decoding = 'async';
  // One that can't be had leaves the time alone; another may do better.
  image.addEventListener('error', () => {
    image.hidden = true;
  });
  image.addEventListener('load', () => {
    image.hidden = false;
  });
  box.append(image);
  return image;
}
