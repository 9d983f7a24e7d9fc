import 'sv-player/element';
import 'media-chrome';
import 'media-chrome/menu';
import type { SvVideo } from 'sv-player/element';
import { showChoices } from '../parts/choices.js';
import { find } from '../parts/find.js';
import { startPage } from '../parts/start-page.js';
import { fetchTitles, setAttributes } from '../parts/titles.js';

const video = document.querySelector('sv-video') as SvVideo;
const list = find('#renditions', HTMLElement);

/** Auto, with what is on screen, then the best first. */
function showRenditions(): void {
  const { videoRenditions } = video;
  const shown = videoRenditions[videoRenditions.activeIndex];
  const all = [
    { index: -1, label: shown ? `Auto (${shown.height}p)` : 'Auto' },
    ...Array.from(videoRenditions, ({ height, bitrate }, index) => ({
      index,
      label: `${height}p, ${(bitrate / 1e6).toFixed(1)} Mbps`,
    })).reverse(),
  ];
  showChoices(
    list,
    all.map(({ index, label }) => ({
      label,
      chosen: index === videoRenditions.selectedIndex,
      choose: () => {
        videoRenditions.selectedIndex = index;
      },
    })),
  );
}

for (const type of ['addrendition', 'removerendition', 'change', 'activechange']) {
  video.videoRenditions.addEventListener(type, showRenditions);
}
showRenditions();

startPage(async () => {
  const [{ hls, poster = null }] = await fetchTitles();
  setAttributes(video, { poster, src: hls });
});
