import type { SourceType } from './type-from-name.js';

/** What the first bytes of a body are. `unknown`: more bytes, or the Content-Type, may tell. */
export type Sniffed = SourceType | 'html' | 'empty' | 'unknown';

/** Bytes worth reading: room for an XML prolog with a licence in a comment. */
export const SNIFF_BYTES = 8192;

/** What may stand before the root element of an XML document. */
const XML_PREAMBLE = /^(?:\s+|<\?[^>]*\?>|<!--[\s\S]*?-->|<!doctype[^>]*>)*/i;

/** Starts of container formats that browsers play as files: Matroska and WebM, Ogg, MP3 with ID3, FLAC. */
const FILE_STARTS: readonly (readonly number[])[] = [
  [0x1a, 0x45, 0xdf, 0xa3],
  [0x4f, 0x67, 0x67, 0x53],
  [0x49, 0x44, 0x33],
  [0x66, 0x4c, 0x61, 0x43],
];

/** @param bytes the start of a body, or all of it. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (isIsoFile(bytes) || FILE_STARTS.some((start) => startsWith(bytes, start))) return 'file';
  // Takes a byte order mark away; a character cut at the end does no harm.
  return sniffText(new TextDecoder().decode(bytes.subarray(0, SNIFF_BYTES)));
}

/** The same for a body that was read as text. */
export function sniffText(body: string): Sniffed {
  const text = body.slice(0, SNIFF_BYTES).trimStart();
  if (text === '') return 'empty';
  if (text.startsWith('#EXTM3U')) return 'hls';
  if (/^<!doctype\s+html/i.test(text)) return 'html';
  const root = text.replace(XML_PREAMBLE, '');
  if (/^<(?:[\w-]+:)?MPD[\s/>]/.test(root)) return 'dash';
  return /^<(?:!doctype\s+html|html|head|body)\b/i.test(root) ? 'html' : 'unknown';
}

/** ISO BMFF (MP4, MOV): its first box is `ftyp`. */
function isIsoFile(bytes: Uint8Array): boolean {
  return startsWith(bytes.subarray(4), [0x66, 0x74, 0x79, 0x70]);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
