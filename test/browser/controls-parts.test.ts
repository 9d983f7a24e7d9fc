import { afterEach, expect, it, vi } from 'vitest';
import { SvError } from '../../src/base/sv-error.js';
import { ControlsPage, removeControls } from './support/controls.js';

afterEach(removeControls);

/** Every part below `root`, with the names that the elements between pass on. */
function partsBelow(root: ParentNode, lost: Set<string>): Set<string> {
  const found = new Set<string>();
  for (const element of root.querySelectorAll('*')) {
    for (const name of element.part) found.add(name);
    if (!element.shadowRoot) continue;
    const passedOn = (element.getAttribute('exportparts') ?? '').split(/,\s*/);
    for (const name of partsBelow(element.shadowRoot, lost)) {
      if (passedOn.includes(name)) found.add(name);
      else lost.add(`${name} of ${element.localName}`);
    }
  }
  return found;
}

const states = {
  'with all there is': {
    title: 'A title',
    statsOpen: true,
    resumedAtSec: 12,
    live: true,
    offline: true,
    chapters: [{ startTime: 0, endTime: 60, value: 'One' }],
    queue: { items: [], index: -1, hasNext: true, hasPrevious: true, shuffle: false, repeat: 'off' },
  },
  'after a fault': { phase: 'error', error: new SvError('MANIFEST_INVALID', 'broken') },
  'with the next title': {
    upNext: { item: { src: 'a.mp4', poster: 'a.jpg' }, index: 1, secLeft: 3, ofSec: 5 },
  },
} as const;

it.each(Object.entries(states))('every part can be styled from the page, %s', async (_, state) => {
  const page = new ControlsPage(state);
  await page.controls.updateComplete;
  if (!('error' in state)) {
    page.find('.settings').click();
    await vi.waitFor(() => page.find('.item'));
  }
  if ('statsOpen' in state) await vi.waitFor(() => page.find('dl'));
  if ('upNext' in state) await vi.waitFor(() => page.find('.up-next'));
  const lost = new Set<string>();
  partsBelow(page.controls.parentElement ?? page.controls, lost);
  expect([...lost]).toEqual([]);
});
