import 'sv-player/element';
import type { SvPlayer } from 'sv-player/element';
import { copyOnPress } from '../parts/code-view.js';
import { DriftChart, inMs } from '../parts/drift-chart.js';
import { showTag } from '../parts/exhibit.js';
import { showFigures } from '../parts/figures.js';
import { find, node, valueIn } from '../parts/find.js';
import { guestToken, roomName } from '../parts/guest-token.js';
import { notice, startPage } from '../parts/start-page.js';
import { fetchTitles, setAttributes, type Title } from '../parts/titles.js';

const LOOK_EVERY_MS = 100;

const player = document.querySelector('sv-player') as SvPlayer;
const enter = find('#enter', HTMLFormElement);
const link = find('#link', HTMLInputElement);
const copy = find('#copy', HTMLButtonElement);
const second = find('#second', HTMLAnchorElement);
const drift = find('#drift', HTMLOutputElement);
const figures = find('#figures', HTMLElement);
const chart = new DriftChart(find('#meter', SVGSVGElement), true);
const address = new URL(location.href);
let titles: readonly Title[] = [];

/** Named by the link that was followed, or nothing. */
const invite = address.searchParams.get('party-invite');
const given = address.searchParams.get('room');

function showLink(room: string): void {
  const url = new URL(location.href);
  url.search = new URLSearchParams({ room }).toString();
  history.replaceState(null, '', url);
  link.value = url.href;
  second.href = url.href;
  second.hidden = false;
  link.disabled = false;
  copy.disabled = false;
}

async function join(name: string): Promise<void> {
  const asked = invite === null ? { name, room: given ?? roomName() } : { name, invite };
  const { room, token } = await guestToken(asked);
  player.token = token;
  if (given === null && invite === null) {
    const title = titles.find(({ id }) => id === valueIn(enter, 'title')) ?? titles[0];
    if (title) {
      setAttributes(player, { src: title.hls, 'video-title': title.title, poster: title.poster ?? null });
    }
  }
  setAttributes(player, { party: '/party', room, 'party-open': '' });
  showLink(room);
  enter.hidden = true;
}

enter.addEventListener('submit', (event) => {
  event.preventDefault();
  join(valueIn(enter, 'name')).catch((error: unknown) => {
    notice(error instanceof Error ? error.message : String(error));
  });
});
copyOnPress(copy, () => link.value);

setInterval(() => {
  const { party } = player;
  if (party?.connection.state !== 'joined') return;
  const { medianMs, p95Ms } = chart.figures;
  showFigures(figures, [
    ['Median, last 30 s', inMs(medianMs)],
    ['95 % of the time within', inMs(p95Ms)],
    ['Present', `${party.members.length}`],
    ['Room', party.playback.paused ? 'paused' : party.playback.heldFor.length > 0 ? 'waits' : 'plays'],
    ['Rate here', player.playbackRate.toFixed(3)],
  ]);
}, LOOK_EVERY_MS);

player.addEventListener('sv-party-status', ({ detail: { state, driftSec } }) => {
  const isMeasured = state === 'following' && driftSec !== 0;
  drift.value = isMeasured ? `${driftSec > 0 ? '+' : ''}${inMs(driftSec * 1000)}` : state;
  if (isMeasured) chart.add(driftSec * 1000);
});

showTag(player);
startPage(async () => {
  titles = await fetchTitles();
  const titleField = find('#title-field', HTMLLabelElement);
  find('select', HTMLSelectElement, titleField).append(
    ...titles.map(({ id, title }) => Object.assign(node('option', '', title), { value: id })),
  );
  setAttributes(player, { poster: titles[0]?.poster ?? null });
  const isGuest = given !== null || invite !== null;
  titleField.hidden = isGuest;
  if (!isGuest) return;
  find('#enter-title', HTMLHeadingElement).textContent = 'Join the room';
  find('button', HTMLButtonElement, enter).textContent = 'Join the room';
});
