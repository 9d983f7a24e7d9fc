import { copyOnPress, showParts } from './code-view.js';
import { node } from './find.js';
import { tagParts, textOf, type TagPart } from './tag-text.js';

/** Of this page, or set by the player itself to be styled by: not of the tag that somebody would copy. */
const ours = /^(id|class|style|part|exportparts|role|tabindex|slot|data-(?!(saver|theme)$).*|aria-.*)$/;

function partsOf(element: Element): readonly TagPart[] {
  const attributes = Array.from(element.attributes).filter(({ name }) => !ours.test(name));
  return tagParts(element.localName, attributes);
}

/**
 * Shows under a player the tag that makes it, with a button to copy it, and keeps it true: it is read from
 * the player itself whenever an attribute changes.
 */
export function showTag(player: Element): void {
  const box = node('div', 'tag');
  const code = node('code');
  const scroll = node('pre');
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'group');
  scroll.setAttribute('aria-label', 'The tag as it stands');
  const copy = node('button', '', 'Copy');
  copy.type = 'button';
  scroll.append(code);
  box.append(scroll, copy);
  player.after(box);
  const show = (): void => {
    const parts = partsOf(player);
    if (code.textContent !== textOf(parts)) showParts(code, parts);
  };
  show();
  new MutationObserver(show).observe(player, { attributes: true });
  copyOnPress(copy, () => textOf(partsOf(player)));
}
