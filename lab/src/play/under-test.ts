import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** What a page with sv-player asks for; stands for the build that was named. */
const UNDER_TEST = '/sv-player-under-test';

/** Puts the element in, and finds its dependencies where the lab's are if its own folder has none. */
export function underTest(element: string): Plugin {
  const lab = fileURLToPath(new URL('../../package.json', import.meta.url));
  return {
    name: 'sv-player-under-test',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source === UNDER_TEST) return element;
      if (importer === undefined || !/^[@a-z]/i.test(source) || source.startsWith('node:')) return null;
      const own = await this.resolve(source, importer, { ...options, skipSelf: true });
      return own ?? this.resolve(source, lab, { ...options, skipSelf: true });
    },
  };
}
