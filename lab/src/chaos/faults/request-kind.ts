import type { RequestKind } from '../contract.js';

const byExtension: Readonly<Record<string, RequestKind>> = {
  m3u8: 'manifest',
  mpd: 'manifest',
  m4a: 'audio',
  aac: 'audio',
  mp3: 'audio',
  ac3: 'audio',
  ec3: 'audio',
  m4s: 'video',
  m4v: 'video',
  mp4: 'video',
  cmfv: 'video',
  cmfa: 'audio',
  ts: 'video',
  webm: 'video',
  vtt: 'captions',
  webvtt: 'captions',
  ttml: 'captions',
  srt: 'captions',
  jpg: 'picture',
  jpeg: 'picture',
  png: 'picture',
  webp: 'picture',
  avif: 'picture',
  gif: 'picture',
  svg: 'picture',
};

/** What a request is for, told from its path alone (without the viewer's part): no file is opened. */
export function requestKind(path: string, upgrade = false): RequestKind {
  if (upgrade) return 'socket';
  const folders = (path.split(/[?#]/, 1)[0] ?? '').toLowerCase().split('/').filter(Boolean);
  const name = folders.pop() ?? '';
  const kind = byExtension[/\.([a-z0-9]+)$/.exec(name)?.[1] ?? ''];
  if (kind === 'video' || kind === 'audio') {
    if (/(^|[-_.])init([-_.]|\d|$)/.test(name)) return 'init';
    return kind === 'audio' || folders.concat(name).some(namesAudio) ? 'audio' : 'video';
  }
  if (kind !== undefined) return kind;
  const words = [...folders, name];
  if (words.some((word) => word === 'rum' || word === 'cmcd' || word === 'beacon' || word === 'beacons'))
    return 'beacon';
  return words.some((word) => /^tokens?$/.test(word)) ? 'token' : 'other';
}

/** `audio`, `audio-en`, `audio_1.m4s`, but not a title called `audiobooks`. */
function namesAudio(word: string): boolean {
  return /(^|[-_.])audio([-_.]|\d|$)/.test(word);
}
