import 'sv-player/element';
import { showTag } from '../parts/exhibit.js';
import { find } from '../parts/find.js';
import { startPage } from '../parts/start-page.js';
import { fetchTitles, setAttributes } from '../parts/titles.js';

const player = find('#player', HTMLElement);

showTag(player);
startPage(async () => {
  const [{ hls, title, poster = null }] = await fetchTitles();
  setAttributes(player, { 'video-title': title, poster, src: hls });
});
