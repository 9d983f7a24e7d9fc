import 'sv-player/element';
import type { QueueItem, SvPlayer } from 'sv-player/element';
import { showTag } from '../parts/exhibit.js';
import { find, node } from '../parts/find.js';
import { startPage } from '../parts/start-page.js';
import { fetchTitles, setAttributes, type Title } from '../parts/titles.js';

const player = document.querySelector('sv-player') as SvPlayer;
const ways = find('#ways', HTMLFormElement);
const list = find('#chapters', HTMLElement);
let titles: readonly Title[] = [];

function queueItem({ hls: src, title, poster, chapters, storyboard }: Title): QueueItem {
  return {
    src,
    title,
    ...(poster && { poster }),
    ...(chapters && { chapters }),
    ...(storyboard && { storyboard }),
  };
}

function apply(): void {
  const chosen = new FormData(ways);
  const given = (name: string, value = ''): string | null => (chosen.has(name) ? value : null);
  const [title] = titles;
  if (title === undefined) return;
  setAttributes(player, {
    'clip-start': given('clip', '10'),
    'clip-end': given('clip', '25'),
    loop: given('loop'),
    resume: given('resume'),
  });
  if (chosen.has('queue') !== player.queue.length > 0) {
    player.queue = chosen.has('queue') ? titles.map(queueItem) : [];
  }
  // A queue's titles bring their own.
  if (chosen.has('queue')) return;
  setAttributes(player, {
    chapters: title.chapters ? given('chapters', title.chapters) : null,
    'storyboard-src': title.storyboard ? given('storyboard', title.storyboard) : null,
    'video-title': title.title,
    poster: title.poster ?? null,
    src: title.hls,
  });
}

const clock = (sec: number): string =>
  `${Math.floor(sec / 60)}:${String(Math.floor(sec % 60)).padStart(2, '0')}`;

function showChapters(): void {
  const { chapters, activeChapter } = player;
  list.replaceChildren(
    ...chapters.map(({ startTime, value }) => {
      const button = node('button', '', `${clock(startTime)}  ${value}`);
      button.type = 'button';
      if (startTime === activeChapter?.startTime) button.setAttribute('aria-current', 'true');
      button.addEventListener('click', () => {
        player.currentTime = startTime;
      });
      return button;
    }),
  );
  if (chapters.length === 0) list.append(node('p', '', 'None.'));
}

player.addEventListener('sv-chapters', showChapters);
player.addEventListener('sv-chapter-change', () => {
  const at = player.chapters.findIndex(({ startTime }) => startTime === player.activeChapter?.startTime);
  Array.from(list.children).forEach((button, index) => {
    if (index === at) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  });
});
ways.addEventListener('change', apply);

showChapters();
showTag(player);
startPage(async () => {
  titles = await fetchTitles();
  apply();
});
