import { findBox, readBoxes } from './boxes.js';

/** Bytes of a sample entry before its boxes (ISO/IEC 14496-12, 12.1.3 and 12.2.3). */
const VIDEO_ENTRY = 78;

/** RFC 6381 name of an H.264 track, from its decoder configuration: `avc1.4d401f`. */
export function videoCodec(init: Buffer): string {
  const stsd = findBox(init, 'moov/trak/mdia/minf/stbl/stsd');
  const entry = readBoxes(init, stsd.body + 8, stsd.end)[0];
  if (entry === undefined) throw new Error('The track describes no samples.');
  const avcC = readBoxes(init, entry.body + VIDEO_ENTRY, entry.end).find(({ type }) => type === 'avcC');
  if (avcC === undefined) throw new Error(`No avcC in the ${entry.type} sample entry.`);
  return `${entry.type}.${init.toString('hex', avcC.body + 1, avcC.body + 4)}`;
}

/** AAC-LC, which is what ffmpeg's own encoder makes. */
export const audioCodec = 'mp4a.40.2';
