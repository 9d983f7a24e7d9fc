import type { InterfaceElement } from '../controls/interface-element.js';

/** The class that every element of the interface extends. */
export type Interface = typeof InterfaceElement;

type Realm = Window & typeof globalThis;

/** Copies of style sheets for another window: a constructed sheet belongs to the document it was made in. */
export class SheetCopies {
  readonly #target: Realm;
  readonly #copies = new Map<CSSStyleSheet, CSSStyleSheet>();

  constructor(target: Window) {
    this.#target = target as Realm;
  }

  /** @throws DOMException SecurityError for another site's sheet, whose rules can't be read */
  of(sheet: CSSStyleSheet): CSSStyleSheet {
    const known = this.#copies.get(sheet);
    if (known) return known;
    const base = sheet.href === null ? {} : { baseURL: sheet.href };
    const copy = new this.#target.CSSStyleSheet({ ...base, media: sheet.media.mediaText });
    copy.replaceSync(textOf(sheet));
    this.#copies.set(sheet, copy);
    return copy;
  }
}

/** Its rules, with those that it imports in their place. */
function textOf({ cssRules }: CSSStyleSheet): string {
  return Array.from(cssRules, (rule) => {
    if (!(rule instanceof CSSImportRule)) return rule.cssText;
    return rule.styleSheet ? textOf(rule.styleSheet) : '';
  }).join('\n');
}

/** Gives a root the styles of its element's class; `copies` in another window. */
function dress(element: InterfaceElement, root: ShadowRoot, copies: SheetCopies | null): void {
  const { elementStyles } = element.constructor as Interface;
  root.adoptedStyleSheets = elementStyles.flatMap((style) => {
    const sheet = style instanceof CSSStyleSheet ? style : style.styleSheet;
    return sheet ? [copies?.of(sheet) ?? sheet] : [];
  });
}

/**
 * Elements of the interface that are drawn for the first time in that window get their styles there.
 * @returns stops it.
 */
export function dressNewcomers(base: Interface, target: Document, copies: SheetCopies): () => void {
  const makeRoot = (element: InterfaceElement): ShadowRoot | null => {
    if (element.ownerDocument !== target) return null;
    const root = element.attachShadow({ mode: 'open' });
    dress(element, root, copies);
    return root;
  };
  base.makeRoot = makeRoot;
  return () => {
    if (base.makeRoot === makeRoot) base.makeRoot = () => null;
  };
}

/** Moving to another document took the sheets away, from all elements in here: gives them back. */
export function redress(base: Interface, within: Element, copies: SheetCopies | null): void {
  const root = within.shadowRoot;
  if (root && within instanceof base) dress(within, root, copies);
  for (const element of root?.querySelectorAll('*') ?? []) redress(base, element, copies);
}

/** The page's own sheets, which theme the player, as far as they can be read; else their links. */
export function copyPageStyles(player: Element, target: Document, copies: SheetCopies): void {
  const sheets: CSSStyleSheet[] = [];
  for (let root = player.getRootNode(); ; root = root.host.getRootNode()) {
    if (!(root instanceof Document || root instanceof ShadowRoot)) break;
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) {
      if (sheet.disabled) continue;
      try {
        sheets.push(copies.of(sheet));
      } catch {
        if (sheet.ownerNode instanceof HTMLLinkElement) target.head.append(sheet.ownerNode.cloneNode());
      }
    }
    if (root instanceof Document) break;
  }
  target.adoptedStyleSheets = sheets;
}

/** What a page's selectors may go by. */
const mirrored = /^(class|id|lang|dir|part|data-.+)$/;

/**
 * Makes `surface` look to the page's selectors as `player` does, for as long as it stands in for it.
 * @returns stops it.
 */
export function standIn(player: HTMLElement, surface: HTMLElement): () => void {
  const mirror = (name: string): void => {
    const value = player.getAttribute(name);
    if (value === null) surface.removeAttribute(name);
    else surface.setAttribute(name, value);
  };
  for (const name of player.getAttributeNames()) if (mirrored.test(name)) mirror(name);
  const observer = new MutationObserver((changes) => {
    for (const { attributeName: name } of changes) if (name !== null && mirrored.test(name)) mirror(name);
  });
  observer.observe(player, { attributes: true });

  const { direction, colorScheme } = getComputedStyle(player);
  const { style } = surface;
  style.cssText = player.style.cssText;
  style.direction = direction;
  style.colorScheme = colorScheme;
  // What the player inherits from around it, which isn't here.
  for (const [name, values] of player.computedStyleMap()) {
    if (name.startsWith('--sv-')) style.setProperty(name, Array.from(values, String).join(' '));
  }
  const whole = { position: 'fixed', inset: '0', width: 'auto', height: 'auto', margin: '0' };
  const free = { 'max-width': 'none', 'max-height': 'none', 'aspect-ratio': 'auto', 'border-radius': '0' };
  for (const [name, value] of Object.entries({ ...whole, ...free })) {
    style.setProperty(name, value, 'important');
  }
  return () => {
    observer.disconnect();
  };
}
