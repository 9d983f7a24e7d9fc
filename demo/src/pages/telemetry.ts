import 'sv-player/element';
import type { SvPlayer } from 'sv-player/element';
import { EventLog } from '../parts/event-log.js';
import { showTag } from '../parts/exhibit.js';
import { showFigures, type Figure } from '../parts/figures.js';
import { find } from '../parts/find.js';
import { figuresOf, renditionName } from '../parts/readout.js';
import { startPage } from '../parts/start-page.js';
import { fetchTitles, setAttributes } from '../parts/titles.js';

const LOOK_EVERY_MS = 500;
const ASK_EVERY_MS = 2_500;
const NATIVE = ['play', 'pause', 'playing', 'waiting', 'seeking', 'seeked', 'ratechange', 'ended'];

const player = document.querySelector('sv-player') as SvPlayer;
const figures = find('#figures', HTMLElement);
const stored = find('#stored', HTMLElement);
const waiting = find('#waiting', HTMLElement);
const log = new EventLog(find('#events', HTMLElement));

for (const type of NATIVE) {
  player.addEventListener(type, () => {
    log.add(type);
  });
}
player.addEventListener('sv-ready', () => {
  log.add('sv-ready', `engine ${player.session?.engineKind ?? ''}`);
});
player.addEventListener('sv-rendition-rendered', ({ detail }) => {
  log.add('sv-rendition-rendered', renditionName(player.renditions, detail.renditionIndex));
});
player.addEventListener('sv-decision', ({ detail }) => {
  const name = renditionName(player.renditions, detail.renditionIndex);
  log.add('sv-decision', `${name}: ${detail.reason.replaceAll('-', ' ')}`);
});
player.addEventListener('sv-error', ({ detail: { error, fatal } }) => {
  log.add('sv-error', `${error.code}${fatal ? ', fatal' : ''}`);
});

setInterval(() => {
  const rendered = renditionName(player.renditions, player.renderedRenditionIndex);
  showFigures(figures, figuresOf(player.session?.qoe() ?? null, rendered));
}, LOOK_EVERY_MS);

/** What is plain in the collector's answer, by its own names. */
async function readStored(): Promise<void> {
  const viewId = player.session?.qoe()?.viewId;
  if (viewId === undefined || document.hidden) return;
  const response = await fetch(`/api/views/${viewId}`);
  if (!response.ok) return;
  const { view, events } = (await response.json()) as { view: Record<string, unknown>; events: unknown[] };
  const plain = Object.entries(view).filter(
    ([, value]) => typeof value === 'number' || typeof value === 'string',
  );
  waiting.hidden = true;
  showFigures(stored, [
    ['events', String(events.length)],
    ...plain.map(([name, value]): Figure => [name, inShort(value)]),
  ]);
}

const inShort = (value: unknown): string =>
  typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(3) : String(value);

setInterval(() => void readStored().catch(() => {}), ASK_EVERY_MS);

showTag(player);
startPage(async () => {
  const [{ hls, title, poster = null }] = await fetchTitles();
  setAttributes(player, { 'video-title': title, poster, 'rum-url': '/rum', src: hls });
});
