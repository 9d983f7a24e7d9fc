import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { transformWithOxc } from 'vite';
import { latePackets } from './late-packets.mjs';
import { silence } from './silence.mjs';

const require = createRequire(import.meta.url);
const home = dirname(require.resolve('hls.js/package.json'));
const source = join(home, 'src');

/**
 * What hls.js's own build switches by these names. Off is what no page could turn on through our elements
 * (key systems, CMCD of hls.js's own, I-frame playlists, interstitials, which we don't play), or what our
 * controllers answer for (what the device decodes well).
 */
const parts = {
  __USE_ALT_AUDIO__: true,
  __USE_SUBTITLES__: true,
  __USE_CONTENT_STEERING__: true,
  __USE_VARIABLE_SUBSTITUTION__: true,
  __USE_M2TS_ADVANCED_CODECS__: true,
  __USE_MEDIA_CAPABILITIES__: false,
  __USE_EME_DRM__: false,
  __USE_CMCD__: false,
  __USE_INTERSTITIALS__: false,
  __USE_IFRAMES__: false,
};

/** Files that have no part to switch them off by. */
const replaced = new Map([
  // The inside of a worker: that is a file of its own.
  [join(source, 'demux/transmuxer-worker.ts'), 'export {};'],
  // Switched off, it would leave its library's tables behind.
  [join(source, 'controller/cmcd-controller.ts'), 'export default undefined;'],
  // Both may be left out of hls.js's settings, and our limits do their work on every engine.
  [join(source, 'controller/cap-level-controller.ts'), 'export default undefined;'],
  [join(source, 'controller/fps-controller.ts'), 'export default undefined;'],
]);

/** Of a method that nobody here calls (`hls.getMediaDecodingInfo()`); what it names would come with it. */
const UNASKED = "import { getMediaDecodingInfoPromise } from './utils/mediacapabilities-helper';";
const late = latePackets(source);

/** Nothing but what src/engine/hls/load-hls.ts takes. */
const ENTRY = join(home, 'hls.mjs');
const entry = `
  export { default } from ${JSON.stringify(late.hls)};
  export { default as FetchLoader } from ${JSON.stringify(join(source, 'utils/fetch-loader.ts'))};
`;

/**
 * A vite plugin: builds hls.js from the sources in its package, for today's browsers and without the parts
 * that we never use. A third smaller over the wire than the script it ships (docs/adr/0007).
 * @returns {import('vite').Plugin}
 */
export function hlsFromSource() {
  return {
    name: 'hls-from-source',
    enforce: 'pre',
    async config() {
      const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
      const define = {
        __VERSION__: JSON.stringify(version),
        __IN_WORKER__: 'false',
        __HLS_WORKER_BUNDLE__: 'undefined',
      };
      for (const [name, on] of Object.entries(parts)) define[name] = String(on);
      return { define };
    },
    resolveId: (id, importer) => (id === 'hls.js' ? ENTRY : late.resolveId(id, importer)),
    load: (id) => {
      if (id === ENTRY) return entry;
      return replaced.get(id) ?? late.load(id);
    },
    transform: {
      filter: { id: /\/hls\.js\/src\/.*\.ts(\?|$)/ },
      async handler(code, id) {
        // As hls.js's own build reads its sources: a field without a value is a type, and no more.
        const { code: script, map } = await transformWithOxc(
          code.replace(UNASKED, ''),
          id.replace(/\?.*/, ''),
          {
            lang: 'ts',
            tsconfig: false,
            typescript: { removeClassFieldsWithoutInitializer: true, onlyRemoveTypeImports: false },
            assumptions: { setPublicClassFields: true },
          },
        );
        // What nothing is taken from is left out: its modules do nothing when they are loaded.
        return { code: silence(script), map, moduleSideEffects: false };
      },
    },
  };
}
