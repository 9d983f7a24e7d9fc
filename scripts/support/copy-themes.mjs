import { readdir, readFile } from 'node:fs/promises';

const folder = new URL('../../player/themes/', import.meta.url);

/**
 * A vite plugin: puts the themes beside the scripts, as `themes/NAME.css`.
 * @returns {import('vite').Plugin}
 */
export function copyThemes() {
  return {
    name: 'copy-themes',
    async generateBundle() {
      for (const file of await readdir(folder)) {
        if (!file.endsWith('.css')) continue;
        const source = await readFile(new URL(file, folder), 'utf8');
        this.emitFile({ type: 'asset', fileName: `themes/${file}`, source });
      }
    },
  };
}
