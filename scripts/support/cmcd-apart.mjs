import { readFile } from 'node:fs/promises';

const MARK = '?cmcd';

/**
 * A vite plugin: gives our CMCD copies of its own of the libraries that hls.js names, too. Else they would come
 * with every hls.js, though few pages ask for CMCD.
 * @returns {import('vite').Plugin}
 */
export function cmcdApart() {
  return {
    name: 'cmcd-apart',
    enforce: 'pre',
    async resolveId(wanted, importer = '') {
      const isOurs = importer.endsWith(MARK) || importer.includes('/src/qoe/cmcd/');
      if (!isOurs || !wanted.startsWith('@svta/')) return null;
      const found = await this.resolve(wanted, importer.replace(MARK, ''), { skipSelf: true });
      return found && `${found.id}${MARK}`;
    },
    load: async (id) => (id.endsWith(MARK) ? readFile(id.slice(0, -MARK.length), 'utf8') : null),
  };
}
