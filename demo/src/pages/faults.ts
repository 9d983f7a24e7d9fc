import 'sv-player/element';
import type { SvPlayer } from 'sv-player/element';
import { EventLog } from '../parts/event-log.js';
import { showTag } from '../parts/exhibit.js';
import { find, node, valueIn } from '../parts/find.js';
import { labOrigin, NO_LAB } from '../parts/lab.js';
import { notice, startPage } from '../parts/start-page.js';
import { fetchTitles, setAttributes } from '../parts/titles.js';

interface Fault {
  readonly name: string;
  /** As the lab's origin takes them. */
  readonly rules: readonly object[];
  /** Is about what is asked for once, at the start. */
  readonly reloads?: boolean;
}

const media = { kinds: ['video', 'audio'] };

const faults: readonly Fault[] = [
  { name: 'Nothing', rules: [] },
  {
    name: 'One segment in three is missing',
    rules: [
      { id: 'missing', match: media, timing: { probability: 0.33 }, effect: { kind: 'status', status: 404 } },
    ],
  },
  {
    name: 'Connections break half-way',
    rules: [
      { id: 'cut', match: media, timing: { probability: 0.4 }, effect: { kind: 'cut-body', share: 0.5 } },
    ],
  },
  {
    name: 'Every answer is 3 s late',
    rules: [{ id: 'late', match: media, effect: { kind: 'delay', ms: 3_000 } }],
  },
  {
    name: 'Segments come at 600 kbps',
    rules: [{ id: 'slow', match: media, effect: { kind: 'slow-body', kbps: 600 } }],
  },
  {
    name: 'One segment in four is noise',
    rules: [
      {
        id: 'noise',
        match: media,
        timing: { probability: 0.25 },
        effect: { kind: 'wrong-bytes', bytes: 'noise' },
      },
    ],
  },
  {
    name: 'The origin takes requests and never answers',
    rules: [{ id: 'hang', match: media, effect: { kind: 'hang' } }],
  },
  {
    name: 'The manifest is cut off',
    rules: [
      { id: 'manifest', match: { kinds: ['manifest'] }, effect: { kind: 'broken-manifest', how: 'cut' } },
    ],
    reloads: true,
  },
];

const player = document.querySelector('sv-player') as SvPlayer;
const form = find('#fault', HTMLFormElement);
const choices = find('#choices', HTMLElement);
const rule = find('#rule', HTMLElement);
const log = new EventLog(find('#events', HTMLElement));
const viewer = `demo-${Math.random().toString(36).slice(2, 10)}`;

choices.append(
  ...faults.map(({ name }, index) => {
    const line = node('label');
    const radio = node('input');
    radio.type = 'radio';
    radio.name = 'fault';
    radio.value = String(index);
    radio.checked = index === 0;
    line.append(radio, node('span', '', name));
    return line;
  }),
);

player.addEventListener('sv-error', ({ detail: { error, fatal } }) => {
  log.add(`${error.code}${fatal ? ' (fatal)' : ''}`, error.message);
});
player.addEventListener('sv-recovered', () => {
  log.add('sv-recovered', 'Loading goes on.');
});
for (const type of ['waiting', 'playing']) {
  player.addEventListener(type, () => {
    log.add(type);
  });
}

startPage(async () => {
  const lab = await labOrigin();
  if (lab === null) {
    notice(NO_LAB);
    for (const radio of choices.querySelectorAll('input')) radio.disabled = true;
    return;
  }
  const [{ hls, title }] = await fetchTitles();
  const stage = async (): Promise<void> => {
    const fault = faults[Number(valueIn(form, 'fault'))] ?? faults[0];
    const conditions = { kbps: 8_000, latencyMs: 20, faults: fault?.rules ?? [], seed: 1 };
    rule.textContent = `PUT /_chaos/viewers/${viewer}\n${JSON.stringify(conditions, null, 2)}`;
    await fetch(`${lab}/_chaos/viewers/${viewer}`, { method: 'PUT', body: JSON.stringify(conditions) });
    log.add('staged', fault?.name);
    const src = `${lab}/v/${viewer}/${hls.replace('/media/', '')}`;
    if (fault?.reloads || player.session?.state === 'failed') player.removeAttribute('src');
    setAttributes(player, { 'video-title': title, src });
  };
  form.addEventListener('change', () => void stage());
  await stage();
});

showTag(player);
