/** The button of a remote control that goes back, by the names that browsers have for it. */
export function isBack(key: string): boolean {
  return key === 'GoBack' || key === 'BrowserBack' || key === 'XF86Back';
}

/** What a key means inside a menu. */
export type MenuMove = { readonly to: number } | { readonly act: 'open' | 'back' | 'close' | 'leave' } | null;

export interface MenuPlace {
  /** Of the focused item; −1 for none. */
  readonly index: number;
  /** Every item's text, for jumping to one by its first letter. */
  readonly labels: readonly string[];
  /** Has a page behind it, which the forward arrow opens. */
  readonly opens: boolean;
  readonly rightToLeft: boolean;
}

/** The keys of a menu as in the ARIA Authoring Practices: arrows wrap, letters jump, Escape goes up. */
export function menuMove(key: string, { index, labels, opens, rightToLeft }: MenuPlace): MenuMove {
  const last = labels.length - 1;
  const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const backward = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  if (key === 'ArrowDown') return { to: index >= last ? 0 : index + 1 };
  if (key === 'ArrowUp') return { to: index <= 0 ? last : index - 1 };
  if (key === 'Home') return { to: 0 };
  if (key === 'End') return { to: last };
  if (key === 'Escape' || isBack(key)) return { act: 'close' };
  if (key === 'Tab') return { act: 'leave' };
  if (key === backward) return { act: 'back' };
  if (key === forward) return opens ? { act: 'open' } : null;
  if (key.length !== 1 || key === ' ') return null;
  const rest = [...labels.keys()].map((step) => (index + 1 + step) % labels.length);
  const found = rest.find((place) => labels[place]?.toLowerCase().startsWith(key.toLowerCase()));
  return found === undefined ? null : { to: found };
}
