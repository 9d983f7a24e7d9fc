import { createHash } from 'node:crypto';
import { el, Markup, type Child } from './markup.js';
import { svg, type Picture } from './svg-frame.js';

export interface HtmlPage {
  readonly title: string;
  /** CSS of the whole page. */
  readonly style: string;
  readonly body: readonly Child[];
  /** Pictures that are in the file itself, as `data:` addresses. */
  readonly inlineImages?: boolean;
}

/** A page in one file: no script, nothing fetched. Its own policy forbids all else. */
export function htmlPage({ title, style, body, inlineImages = false }: HtmlPage): string {
  const hash = createHash('sha256').update(style).digest('base64');
  const page = el(
    'html',
    { lang: 'en' },
    el(
      'head',
      {},
      el('meta', { charset: 'utf-8' }),
      el('meta', {
        'http-equiv': 'Content-Security-Policy',
        content: `default-src 'none'; style-src 'sha256-${hash}'${inlineImages ? '; img-src data:' : ''}`,
      }),
      el('meta', { name: 'viewport', content: 'width=device-width' }),
      el('meta', { name: 'color-scheme', content: 'light dark' }),
      el('title', {}, title),
      el('style', {}, new Markup(style)),
    ),
    el('body', {}, el('main', {}, body)),
  );
  return `<!doctype html>\n${page.text}\n`;
}

export function section(title: string, words: string, ...children: readonly Child[]): Child {
  return el('section', {}, el('h2', {}, title), el('p', {}, words), children);
}

/** A picture drawn twice, for wide columns and for narrow ones; the style shows the one that fits. */
export function card(
  draw: (width: number) => Picture,
  wide: number,
  narrow: number,
  ...below: readonly Child[]
): Child {
  return el(
    'div',
    { class: 'card' },
    el('div', { class: 'at-wide' }, svg(draw(wide))),
    el('div', { class: 'at-narrow' }, svg(draw(narrow))),
    below,
  );
}
