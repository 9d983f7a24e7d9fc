import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where hls.js's transmuxer takes what reads packets (MPEG-TS, raw AAC, MP3, AC-3) and writes MP4 of them. */
const packets = new Map([
  ['./audio/aacdemuxer', 'AACDemuxer'],
  ['./audio/ac3-demuxer', 'AC3Demuxer'],
  ['./audio/mp3demuxer', 'MP3Demuxer'],
  ['../demux/tsdemuxer', 'TSDemuxer'],
  ['../remux/mp4-remuxer', 'MP4Remuxer'],
]);

const SOURCE = 'hls-source/';
const LATE = 'hls-late-packets';
const PACKETS = 'hls-packets';
const HLS = 'hls-with-late-packets';
const TRANSMUXER = 'hls-patient-transmuxer';
/** A second copy of a file, of which only functions about time are used that fragmented MP4 needs, too. */
const TIMES = 'mp4-remuxer.ts?times';

/**
 * Builds hls.js so that what only packets need, 14 kB of it, is a script of its own: a page that plays fragmented
 * MP4 never fetches it. It is asked for beside the first segment, as soon as a playlist shows that there is no
 * init segment (but for a worker that this page may start, which has it all), at the latest by the first data
 * that isn't MP4; that waits for it in the transmuxer, as encrypted data waits there for its key.
 * @param {string} source where hls.js's sources are
 */
export function latePackets(source) {
  const at = (file) => join(source, file);
  // Not by their place on this machine, which source maps would tell.
  const from = (file) => `'${SOURCE}${file}'`;
  const standIn = (name) => `${LATE}:${name}`;

  const modules = new Map([
    [
      LATE,
      `let packets = null;
       let coming = null;
       export const packetsAreHere = () => packets !== null;
       export const fetchPackets = () =>
         (coming ??= import('${PACKETS}').then(
           (all) => { packets = all; },
           (cause) => { coming = null; throw cause; },
         ));
       // In the place of a class until that is there, and then as good as it.
       export const late = (name) => new Proxy(function () {}, {
         get: (standIn, key) => Reflect.get(packets?.[name] ?? standIn, key),
         construct: (_, args) => new packets[name](...args),
       });`,
    ],
    [
      PACKETS,
      `export { default as AACDemuxer } from ${from('demux/audio/aacdemuxer.ts')};
       export { AC3Demuxer } from ${from('demux/audio/ac3-demuxer.ts')};
       export { default as MP3Demuxer } from ${from('demux/audio/mp3demuxer.ts')};
       export { default as TSDemuxer } from ${from('demux/tsdemuxer.ts')};
       export { default as MP4Remuxer } from ${from('remux/mp4-remuxer.ts')};`,
    ],
    [
      TRANSMUXER,
      `import Transmuxer from ${from('demux/transmuxer.ts')};
       import MP4Demuxer from ${from('demux/mp4demuxer.ts')};
       import { isFullSegmentEncryption } from ${from('utils/encryption-methods-util.ts')};
       import { fetchPackets, packetsAreHere } from '${LATE}';
       export { isPromise, TransmuxConfig, TransmuxState } from ${from('demux/transmuxer.ts')};
       const done = () => {};
       export default class extends Transmuxer {
         turn = null;
         push(data, key, chunk, state) {
           if (this.turn === null && !this.lacksPackets(data, key, state)) {
             return super.push(data, key, chunk, state);
           }
           // Whatever comes meanwhile keeps its place.
           const pushed = (this.turn ?? fetchPackets()).then(() => super.push(data, key, chunk, state));
           const turn = pushed.then(done, done).then(() => {
             if (this.turn === turn) this.turn = null;
           });
           this.turn = turn;
           return pushed;
         }
         flush(chunk) {
           return this.turn === null ? super.flush(chunk) : this.turn.then(() => this.flush(chunk));
         }
         lacksPackets(data, key, state) {
           if (packetsAreHere()) return false;
           // Deciphered, it is pushed once more.
           if (key?.key && isFullSegmentEncryption(key.method)) return false;
           const { discontinuity, trackSwitch } = state ?? this.currentTransmuxState;
           return this.needsProbing(discontinuity, trackSwitch) && !MP4Demuxer.probe(new Uint8Array(data));
         }
       }`,
    ],
    [
      HLS,
      `import Hls from ${from('hls.ts')};
       import { fetchPackets } from '${LATE}';
       const mayBeStarted = ({ enableWorker, workerPath }) =>
         enableWorker && workerPath && new URL(workerPath, location.href).origin === location.origin;
       export default class extends Hls {
         constructor(settings) {
           super(settings);
           this.on(Hls.Events.LEVEL_LOADED, async (_, { details: { fragments } }) => {
             if (fragments.length === 0 || fragments.some(({ initSegment }) => initSegment)) return;
             // Others who hear of the playlist now may yet choose a worker.
             await null;
             if (this.config && !mayBeStarted(this.config)) fetchPackets().catch(() => {});
           });
         }
       }`,
    ],
    ...[...packets.values()].map((name) => [
      standIn(name),
      `import { late } from '${LATE}';
       const standIn = late('${name}');
       export { standIn as default, standIn as ${name} };`,
    ]),
  ]);

  return {
    hls: HLS,
    resolveId(id, importer) {
      if (modules.has(id)) return id;
      if (id.startsWith(SOURCE)) return at(id.slice(SOURCE.length));
      if (importer === at('demux/transmuxer.ts') && packets.has(id)) return standIn(packets.get(id));
      if (importer === at('demux/transmuxer-interface.ts') && id === '../demux/transmuxer') return TRANSMUXER;
      const wantsTimes = [at('remux/passthrough-remuxer.ts'), at('utils/webvtt-parser.ts')].includes(
        importer,
      );
      return wantsTimes && id.endsWith('/mp4-remuxer') ? at(`remux/${TIMES}`) : undefined;
    },
    load: (id) =>
      id === at(`remux/${TIMES}`) ? readFile(at('remux/mp4-remuxer.ts'), 'utf8') : modules.get(id),
  };
}
