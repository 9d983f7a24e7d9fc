/**
 * A vite plugin: takes Vite's wrapper around import() out. It brings style sheets and preloads along, of
 * which we have none, and what we ship shouldn't carry it.
 * @returns {import('vite').Plugin}
 */
export function noPreloadHelper() {
  return {
    name: 'no-preload-helper',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined,
  };
}
