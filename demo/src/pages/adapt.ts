import 'sv-player/element';
import { abrNames } from 'sv-player/abr';
import type { SvPlayer } from 'sv-player/element';
import { Chart } from '../parts/chart.js';
import { showTag } from '../parts/exhibit.js';
import { showFigures } from '../parts/figures.js';
import { find } from '../parts/find.js';
import {
  PRESETS,
  positionOf,
  rateAt,
  rateInWords,
  shape,
  shapedPrefix,
  type Shape,
} from '../parts/network.js';
import { DecisionLog, figuresOf, renditionName } from '../parts/readout.js';
import { startPage } from '../parts/start-page.js';
import { fetchTitles, setAttributes, type Title } from '../parts/titles.js';

const player = document.querySelector('sv-player') as SvPlayer;
const sourceForm = find('#source', HTMLFormElement);
const titleSelect = find('#title', HTMLSelectElement);
const abrSelect = find('#abr', HTMLSelectElement);
const urlInput = find('#url', HTMLInputElement);
const slider = find('#kbps', HTMLInputElement);
const latency = find('#latency', HTMLSelectElement);
const rate = find('#rate', HTMLOutputElement);
const chart = new Chart(find('#chart', SVGSVGElement));
const log = new DecisionLog(find('#decisions', HTMLElement));
const figures = find('#figures', HTMLElement);

let titles: readonly Title[] = [];
let network: Shape = { kbps: null, latencyMs: 40 };
let chosenKbps = 0;

function option(value: string, text: string): HTMLOptionElement {
  return new Option(text, value);
}

function play(src: string, name: string, poster: string | null): void {
  log.clear();
  chart.clear();
  chosenKbps = 0;
  setAttributes(player, {
    abr: abrSelect.value,
    'rum-url': '/rum',
    'video-title': name,
    poster,
    src,
  });
}

function playTitle(): void {
  const title = titles.find(({ id }) => id === titleSelect.value);
  if (!title) return;
  const format = new FormData(sourceForm).get('format') === 'dash' ? 'dash' : 'hls';
  urlInput.value = '';
  play(`${shapedPrefix}${title[format]}`, title.title, title.poster ?? null);
}

function playUrl(): void {
  const url = urlInput.value.trim();
  if (url === '') playTitle();
  else play(url, new URL(url, location.href).pathname.split('/').at(-1) ?? url, null);
}

async function setNetwork(next: Partial<Shape>): Promise<void> {
  network = { ...network, ...next };
  rate.textContent = rateInWords(network.kbps);
  slider.setAttribute('aria-valuetext', rateInWords(network.kbps));
  for (const preset of document.querySelectorAll<HTMLButtonElement>('#presets button')) {
    preset.setAttribute('aria-pressed', String(preset.dataset['kbps'] === String(network.kbps)));
  }
  await shape(network);
}

for (const { name, kbps } of PRESETS) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = name;
  button.dataset['kbps'] = String(kbps);
  button.addEventListener('click', () => {
    slider.value = String(positionOf(kbps));
    void setNetwork({ kbps });
  });
  find('#presets', HTMLElement).append(button);
}
slider.addEventListener('input', () => void setNetwork({ kbps: rateAt(slider.valueAsNumber) }));
latency.addEventListener('change', () => void setNetwork({ latencyMs: Number(latency.value) }));

sourceForm.addEventListener('submit', (event) => {
  event.preventDefault();
  playUrl();
});
sourceForm.addEventListener('change', (event) => {
  if (event.target === urlInput) return;
  if (event.target === abrSelect) {
    player.setAttribute('abr', abrSelect.value);
  } else playTitle();
});

player.addEventListener('sv-decision', ({ detail }) => {
  log.add(detail, player.renditions);
  chosenKbps = player.renditions[detail.renditionIndex]?.bitrateKbps ?? 0;
});

setInterval(() => {
  const summary = player.session?.qoe() ?? null;
  const rendered = renditionName(player.renditions, player.renderedRenditionIndex);
  showFigures(figures, figuresOf(summary, rendered));
  if (document.hidden || !summary) return;
  chart.add({
    atMs: performance.now(),
    networkKbps: network.kbps ?? 1e6,
    renditionKbps: chosenKbps,
    bufferSec: summary.gauges.bufferLevelSec,
  });
}, 500);

showTag(player);
startPage(async () => {
  await setNetwork({});
  abrSelect.append(...abrNames().map((name) => option(name, name)));
  abrSelect.value = 'hybrid';
  titles = await fetchTitles();
  titleSelect.append(...titles.map(({ id, title }) => option(id, title)));
  playTitle();
});
