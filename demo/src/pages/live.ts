import 'sv-player/element';
import type { SvPlayer } from 'sv-player/element';
import { showTag } from '../parts/exhibit.js';
import { showFigures } from '../parts/figures.js';
import { find, valueIn } from '../parts/find.js';
import { labOrigin, NO_LAB } from '../parts/lab.js';
import { notice, startPage } from '../parts/start-page.js';
import { setAttributes } from '../parts/titles.js';

/** The lab's live title, by what it is served as. */
const MANIFESTS: Readonly<Record<string, string>> = {
  hls: 'live/hls/master.m3u8',
  'll-hls': 'live/ll-hls/master.m3u8',
  dash: 'live/dash/manifest.mpd',
  'll-dash': 'live/ll-dash/manifest.mpd',
};
const LOOK_EVERY_MS = 500;
const STEP_SEC = 20;

const player = document.querySelector('sv-player') as SvPlayer;
const source = find('#source', HTMLFormElement);
const forms = find('#forms', HTMLFieldSetElement);
const url = find('#url', HTMLInputElement);
const figures = find('#figures', HTMLElement);
let lab: string | null = null;

function playForm(): void {
  const form = valueIn(source, 'form');
  setAttributes(player, {
    src: `${lab}/${MANIFESTS[form]}`,
    abr: form.startsWith('ll-') ? 'lowlatency' : null,
    'video-title': 'An evening that never ends',
  });
}

source.addEventListener('change', (event) => {
  if (event.target !== url) playForm();
});
source.addEventListener('submit', (event) => {
  event.preventDefault();
  const address = url.value.trim();
  if (address !== '') setAttributes(player, { src: address, abr: null, 'video-title': null });
});
find('#back', HTMLButtonElement).addEventListener('click', () => {
  player.currentTime -= STEP_SEC;
});
find('#edge', HTMLButtonElement).addEventListener('click', () => {
  const { seekable } = player;
  if (seekable.length > 0) player.currentTime = seekable.end(seekable.length - 1);
});

const inSec = (sec: number): string => (Number.isFinite(sec) ? `${sec.toFixed(1)} s` : String(sec));

setInterval(() => {
  const { seekable, currentTime, liveEdgeStart } = player;
  const last = seekable.length - 1;
  const behindSec = last < 0 ? Number.NaN : seekable.end(last) - currentTime;
  const windowSec = last < 0 ? Number.NaN : seekable.end(last) - seekable.start(0);
  showFigures(figures, [
    ['streamType', player.streamType],
    ['targetLiveWindow', inSec(player.targetLiveWindow)],
    ['liveEdgeStart', inSec(liveEdgeStart)],
    ['currentTime', inSec(currentTime)],
    ['Behind the edge', inSec(behindSec)],
    ['Window', inSec(windowSec)],
    ['Watches live', currentTime > liveEdgeStart ? 'yes' : 'no'],
    ['playbackRate', player.playbackRate.toFixed(2)],
  ]);
}, LOOK_EVERY_MS);

showTag(player);
startPage(async () => {
  lab = await labOrigin();
  forms.disabled = lab === null;
  if (lab === null) notice(NO_LAB);
  else playForm();
});
