import { adoptStyles } from '../element/adopt-styles.js';

/** Places in the layer of controls where a page's own children can go. */
const inLayer = [
  'top-chrome',
  'center-chrome',
  'bottom-chrome',
  'control-start',
  'control-end',
  'settings-item',
  'panel',
  'dialog',
];

/** Places right over the picture. */
const overPicture = ['media', 'poster'];

const css = `
  .over, ::slotted(:is([slot=media], [slot=poster])) { position: absolute; inset: 0; }
  .over { display: block; line-height: normal; pointer-events: none; }
  .over[hidden] { display: none; }
  ::slotted(:is([slot=media], [slot=poster])) {
    inline-size: 100%; block-size: 100%; object-fit: var(--sv-object-fit, contain);
  }
`;

/** A layer of controls that is to draw itself anew. */
export interface SlottedLayer extends HTMLElement {
  requestUpdate(): void;
}

/**
 * Gives a player's children their places: over the picture, or on into the layer, which is an element inside the
 * player's shadow root. There is a slot for each place that is used and no other: an empty one would count as
 * content, and keep the default away. A layer that is elsewhere gets none: what would fill them stays in the page.
 */
export function placeChildren(
  player: HTMLElement,
  media: HTMLVideoElement,
  layer: SlottedLayer | null,
): void {
  const root = player.shadowRoot;
  if (!root) return;
  const used = new Set(Array.from(player.children, ({ slot }) => slot));
  for (const name of overPicture) {
    if (used.has(name) && !root.querySelector(`:scope > slot[name=${name}]`)) cover(media, root, name);
  }
  const isHere = layer?.parentNode === root;
  let changed = false;
  for (const name of layer ? inLayer : []) {
    const there = layer?.querySelector(`:scope > slot[name=${name}]`);
    if ((isHere && used.has(name)) === Boolean(there)) continue;
    changed = true;
    if (there) there.remove();
    // It leads on to the one of the same name.
    else layer?.append(Object.assign(document.createElement('slot'), { name, slot: name }));
  }
  if (changed) layer?.requestUpdate();
}

/** Puts a slot over the picture and under what is there already; once, since empty it shows nothing. */
function cover(media: HTMLVideoElement, root: ShadowRoot, name: string): void {
  if (!root.querySelector('.over')) adoptStyles(root, css);
  const slot = Object.assign(document.createElement('slot'), { name, className: 'over' });
  const [first, ...others] = root.querySelectorAll<HTMLElement>('video, .over');
  // In another window there is no picture here.
  if (!first) return;
  const below = name === 'media' ? first : (others.at(-1) ?? first);
  below.after(slot);
  if (name !== 'poster') return;
  // As a <video> shows its own: until it plays or goes to another place, and again for another source.
  slot.hidden = media.played.length > 0;
  for (const [type, hidden] of [
    ['playing', true],
    ['seeked', true],
    ['emptied', false],
  ] as const) {
    media.addEventListener(type, () => {
      slot.hidden = hidden;
    });
  }
}
