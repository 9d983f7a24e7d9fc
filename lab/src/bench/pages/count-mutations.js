// Counts what changes inside shadow roots, from their making on. Its own work is counted with the page's.
const counts = new Map();
const observer = new MutationObserver((records) => {
  for (const { type, attributeName, target } of records) {
    const element = target instanceof Element ? target : target.parentElement;
    const what = type === 'attributes' ? ` ${attributeName}` : type === 'characterData' ? ' text' : ' nodes';
    const key = `${element?.localName ?? 'root'}.${element?.getAttribute('part') ?? ''}${what}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
});
const attachShadow = Reflect.get(Element.prototype, 'attachShadow');
Element.prototype.attachShadow = function (init) {
  const root = Reflect.apply(attachShadow, this, [init]);
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  return root;
};

/** By what changed: how often, since the last call. */
globalThis.takeMutations = () => {
  const taken = Object.fromEntries(counts);
  counts.clear();
  return taken;
};
