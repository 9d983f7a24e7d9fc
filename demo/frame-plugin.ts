import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { innerPages, sitePages } from './site.js';

const frame = fileURLToPath(new URL('./frame.html', import.meta.url));

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const address = (name: string): string => (name === 'index' ? './' : `./${name}.html`);

function navigation(current: string): string {
  return sitePages
    .map(({ name, label }) => {
      const here = name === current ? ' aria-current="page"' : '';
      return `<li><a href="${address(name)}"${here}>${escaped(label)}</a></li>`;
    })
    .join('\n');
}

function cards(): string {
  return sitePages
    .filter(({ card }) => card !== undefined)
    .map(
      ({ name, label, card = '', icon = '' }) => `<li><a href="${address(name)}">
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="${icon}" /></svg>
        <b>${escaped(label)}</b><span>${escaped(card)}</span></a></li>`,
    )
    .join('\n');
}

/**
 * Puts the site's frame (`frame.html`) around each page of it: a page's file has what stands in its head, then
 * its `<main>`. Done when the site is built, so that no page waits for a script to have its navigation.
 */
export function framePages(): Plugin {
  return {
    name: 'frame-pages',
    transformIndexHtml: {
      order: 'pre',
      async handler(html, { filename }) {
        const name = basename(filename, '.html');
        const listed = innerPages[name] ?? name;
        if (!sitePages.some((page) => page.name === listed)) return html;
        const start = html.indexOf('<main');
        const parts: Readonly<Record<string, string>> = {
          head: html.slice(0, start),
          navigation: navigation(listed),
          page: html.slice(start).replace('<!-- cards -->', cards),
        };
        const whole = await readFile(frame, 'utf8');
        return whole.replace(/<!-- (head|navigation|page) -->/g, (_, part: string) => parts[part] ?? '');
      },
    },
  };
}
