export type StreamFormat = 'hls' | 'dash';

export interface PlayerEntry {
  /** Of `lab/src/pages`. */
  readonly page: string;
  /** The npm package. */
  readonly packageName: string;
  readonly formats: readonly StreamFormat[];
}

/** The players that the lab has a page for, each with its default settings. */
export const players = {
  'sv-player': { page: 'sv-player.html', packageName: 'sv-player', formats: ['hls', 'dash'] },
  'hls.js': { page: 'hls-js.html', packageName: 'hls.js', formats: ['hls'] },
  'dash.js': { page: 'dash-js.html', packageName: 'dashjs', formats: ['dash'] },
  shaka: { page: 'shaka.html', packageName: 'shaka-player', formats: ['hls', 'dash'] },
  'rx-player': { page: 'rx-player.html', packageName: 'rx-player', formats: ['dash'] },
  'video.js': { page: 'video-js.html', packageName: 'video.js', formats: ['hls', 'dash'] },
  // Its DASH provider is made for dash.js 4: with 5 the page hangs on a title with captions.
  vidstack: { page: 'vidstack.html', packageName: 'vidstack', formats: ['hls'] },
  'mux-player': { page: 'mux-player.html', packageName: '@mux/mux-player', formats: ['hls'] },
} as const satisfies Readonly<Record<string, PlayerEntry>>;

export type PlayerName = keyof typeof players;

export const playerNames = Object.keys(players) as readonly PlayerName[];
