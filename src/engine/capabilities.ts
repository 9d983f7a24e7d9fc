/** Media Source Extensions, or the managed kind that iPhones have. */
export function hasMediaSource(): boolean {
  return 'MediaSource' in globalThis || 'ManagedMediaSource' in globalThis;
}

/** Whether the browser plays HLS over `src`: Safari, and Chromium from 142 on. */
export function playsHlsItself(media: HTMLMediaElement): boolean {
  return media.canPlayType('application/vnd.apple.mpegurl') !== '';
}
