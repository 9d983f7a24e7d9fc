/** Places in the layer of controls where a page's own children can go. */
const slotNames = [
  'top-chrome',
  'center-chrome',
  'bottom-chrome',
  'control-start',
  'control-end',
  'settings-item',
  'panel',
  'dialog',
];

/**
 * Leads a player's children on into the layer, which is an element inside its shadow root: a slot there for each
 * place that is used, since an empty one would count as content and keep the default away.
 * @returns whether anything changed
 */
export function forwardSlots(children: Iterable<Element>, layer: Element): boolean {
  const used = new Set(Array.from(children, ({ slot }) => slot));
  let changed = false;
  for (const name of slotNames) {
    const there = layer.querySelector(`:scope > slot[name=${name}]`);
    if (used.has(name) === (there !== null)) continue;
    changed = true;
    if (there) {
      there.remove();
      continue;
    }
    const slot = layer.ownerDocument.createElement('slot');
    slot.name = name;
    // It leads on to the one of the same name.
    slot.slot = name;
    layer.append(slot);
  }
  return changed;
}
