import 'sv-player/element';
import type { SvPlayer } from 'sv-player/element';
import { DriftChart, inMs } from '../parts/drift-chart.js';
import { showFigures } from '../parts/figures.js';
import { find, node } from '../parts/find.js';
import { guestToken, roomName } from '../parts/guest-token.js';
import { startPage } from '../parts/start-page.js';
import { fetchTitles, setAttributes } from '../parts/titles.js';

const NAMES = ['Ann', 'Bela', 'Chidi', 'Dana'];
const LOOK_EVERY_MS = 100;

const wall = find('#wall', HTMLElement);
const spread = find('#spread', HTMLOutputElement);
const figures = find('#figures', HTMLElement);
const chart = new DriftChart(find('#meter', SVGSVGElement), false);
const players: SvPlayer[] = [];

/** A player with a guest of its own in it. */
async function seat(name: string, room: string, src: string): Promise<void> {
  const { token } = await guestToken({ name, room });
  const player = document.createElement('sv-player');
  player.token = token;
  player.muted = players.length > 0;
  // The first is the host, and brings the title.
  if (players.length === 0) player.src = src;
  setAttributes(player, { party: '/party', room, playsinline: '', 'aria-label': name });
  const figure = node('figure');
  const caption = node('figcaption');
  const state = node('span');
  caption.append(node('b', '', name), state);
  figure.append(player, caption);
  wall.append(figure);
  players.push(player);
  player.addEventListener('sv-party-status', ({ detail }) => {
    state.textContent = detail.state === 'following' ? inMs(detail.driftSec * 1000) : detail.state;
  });
  await new Promise<void>((resolve) => {
    player.addEventListener('sv-party-state', ({ detail }) => {
      if (detail.state === 'joined' || detail.state === 'closed') resolve();
    });
  });
}

setInterval(() => {
  const playing = players.filter(({ paused, readyState }) => !paused && readyState > 2);
  if (playing.length < NAMES.length) return;
  const places = playing.map(({ currentTime }) => currentTime);
  chart.add((Math.max(...places) - Math.min(...places)) * 1000);
  const { medianMs, p95Ms } = chart.figures;
  spread.value = inMs(medianMs);
  showFigures(figures, [
    ['Median, last 30 s', inMs(medianMs)],
    ['95 % of the time within', inMs(p95Ms)],
    ...playing.map(
      ({ playbackRate }, index) => [`${NAMES[index] ?? ''}’s rate`, playbackRate.toFixed(3)] as const,
    ),
  ]);
}, LOOK_EVERY_MS);

startPage(async () => {
  const [title] = await fetchTitles();
  const room = roomName();
  for (const name of NAMES) await seat(name, room, title.hls);
});
