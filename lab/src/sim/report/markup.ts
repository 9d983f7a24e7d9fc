/**
 * Text that is already HTML or SVG. Everything else is escaped on its way in, so that a trace's name can't
 * become part of the page.
 */
export class Markup {
  constructor(readonly text: string) {}
}

export type Child = Markup | string | number | null | readonly Child[];
export type Attributes = Readonly<Record<string, string | number | undefined>>;

const empties = new Set(['meta', 'br', 'hr', 'link']);

/** An element; numbers lose digits that no eye can see. */
export function el(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): Markup {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escape(short(value ?? ''))}"`)
    .join('');
  if (empties.has(tag)) return new Markup(`<${tag}${given}>`);
  return new Markup(`<${tag}${given}>${children.map(rendered).join('')}</${tag}>`);
}

export function rendered(child: Child): string {
  if (child === null) return '';
  if (child instanceof Markup) return child.text;
  if (typeof child === 'object') return child.map(rendered).join('');
  return escape(short(child));
}

function short(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
