import { sniffText } from '../source/sniff.js';

/**
 * Why a body is no usable manifest, in words for an error's message; null if it may be one.
 * dash.js's parser forgives a document that ends in the middle, and plays what it got; of one without
 * renditions it says nothing at all.
 */
export function mpdFault(body: string): string | null {
  switch (sniffText(body)) {
    case 'empty':
      return 'it is empty';
    case 'html':
      return 'it is a web page (HTML)';
    case 'dash':
      if (!/<\/(?:[\w-]+:)?MPD\s*>(?:\s|<!--[\s\S]*?-->)*$/.test(body)) return 'it ends in the middle';
      return /<(?:[\w-]+:)?Representation\b/.test(body) || /\bxlink:href=/.test(body)
        ? null
        : 'it offers no rendition';
    default:
      return 'it has no <MPD> element';
  }
}

/** The video codecs that a manifest offers, as RFC 6381 strings, each once. */
export function videoCodecs(body: string): readonly string[] {
  const codecs = new Set<string>();
  for (const [set] of body.matchAll(
    /<(?:[\w-]+:)?AdaptationSet\b[\s\S]*?<\/(?:[\w-]+:)?AdaptationSet\s*>/g,
  )) {
    if (!/\b(?:contentType="video|mimeType="video\/)/.test(set)) continue;
    for (const [, codec] of set.matchAll(/\bcodecs="([^"]+)"/g)) if (codec) codecs.add(codec);
  }
  return Array.from(codecs);
}
