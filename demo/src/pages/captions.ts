import 'sv-player/element';
import type { SvPlayer } from 'sv-player/element';
import { showChoices } from '../parts/choices.js';
import { showTag } from '../parts/exhibit.js';
import { find } from '../parts/find.js';
import { startPage } from '../parts/start-page.js';
import { fetchTitles, setAttributes } from '../parts/titles.js';

const player = document.querySelector('sv-player') as SvPlayer;
const captions = find('#captions', HTMLElement);
const audio = find('#audio', HTMLElement);
const noAudio = find('#no-audio', HTMLElement);
const select = find('#title', HTMLSelectElement);

function showCaptions(): void {
  const tracks = Array.from(player.textTracks).filter(
    ({ kind }) => kind === 'captions' || kind === 'subtitles',
  );
  const show = (wanted: TextTrack | null): void => {
    for (const track of tracks) track.mode = track === wanted ? 'showing' : 'disabled';
  };
  showChoices(captions, [
    {
      label: 'Off',
      chosen: tracks.every(({ mode }) => mode !== 'showing'),
      choose: () => {
        show(null);
      },
    },
    ...tracks.map((track) => ({
      label: track.label || track.language,
      chosen: track.mode === 'showing',
      choose: () => {
        show(track);
      },
    })),
  ]);
}

function showAudio(): void {
  const tracks = Array.from(player.audioTracks);
  noAudio.hidden = tracks.length > 1;
  const choices = tracks.map((track) => ({
    label: track.label || track.language,
    chosen: track.enabled,
    choose: () => {
      track.enabled = true;
    },
  }));
  showChoices(audio, choices.length > 1 ? choices : []);
}

for (const type of ['addtrack', 'removetrack', 'change']) {
  player.textTracks.addEventListener(type, showCaptions);
  player.audioTracks.addEventListener(type, showAudio);
}
showCaptions();
showAudio();
showTag(player);

startPage(async () => {
  const titles = await fetchTitles();
  select.append(...titles.map(({ id, title }) => new Option(title, id)));
  // The lab's own title has two sound tracks.
  const [first] = titles;
  select.value = (titles.find(({ id }) => id === 'lab') ?? first).id;
  const play = (): void => {
    const { hls, poster = null, title } = titles.find(({ id }) => id === select.value) ?? first;
    setAttributes(player, { 'video-title': title, poster, src: hls });
  };
  select.addEventListener('change', play);
  play();
});
