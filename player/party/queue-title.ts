import type { PartyTitle } from '../../src/wire/party-room.js';

/** A name that says nothing by itself: the folder's is better. */
const COMMON = /^(master|manifest|index|main|playlist|stream|prog_index)?\.?(m3u8|mpd|mp4|webm)?$/i;

/** What a title is called: its label, else the file or folder that its address ends in. */
export function titleLabel({ label, src, mediaId }: PartyTitle): string {
  if (label !== undefined && label !== '') return label;
  const address = src ?? mediaId;
  if (!URL.canParse(address)) return address;
  const { pathname, host } = new URL(address);
  const names = pathname.split('/').filter((name) => name !== '');
  const name = names.findLast((each) => !COMMON.test(each)) ?? host;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Null for what is no http(s) address, or too long a one. */
export function titleFromAddress(text: string, limits: { readonly urlLength: number }): PartyTitle | null {
  const address = text.trim();
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const { href } = new URL(address);
  return href.length > limits.urlLength ? null : { mediaId: href, src: href };
}
