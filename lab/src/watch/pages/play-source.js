/** Plays `?src=` as a viewer's page would, and tells what a look at `svWatch` asks. */
const player = document.createElement('sv-player');
for (const [name, value] of Object.entries({
  muted: '',
  autoplay: '',
  'rum-url': new URL('/rum', location.href).href,
  'video-title': 'sv-lab watch',
  src: new URLSearchParams(location.search).get('src') ?? '',
}))
  player.setAttribute(name, value);

let failure = null;
player.addEventListener('sv-error', ({ detail: { error, fatal } }) => {
  if (fatal) failure = { code: error.code, message: error.message };
});
document.body.append(player);

globalThis.svWatch = {
  look: () => ({
    hasVideo: true,
    counters: player.session?.qoe()?.counters ?? null,
    ended: player.ended,
    failure,
  }),
  /** Ends the view, and so sends what is held. */
  end: () => player.session?.destroy(),
};
