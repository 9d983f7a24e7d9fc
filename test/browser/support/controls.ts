import '../../../player/panels/sv-stats-panel.js';
import { defineControls } from '../../../player/controls/index.js';
import type { SvControls } from '../../../player/controls/index.js';
import type { PlayerRequest } from '../../../player/state/player-request.js';
import { initialPlayerState, type PlayerState } from '../../../player/state/player-state.js';

/** A title being played, with all that controls can show. */
export const playing: PlayerState = {
  ...initialPlayerState,
  phase: 'playing',
  paused: false,
  untouched: false,
  currentSec: 65,
  durationSec: 120,
  seekable: { startSec: 0, endSec: 120 },
  buffered: [{ startSec: 60, endSec: 90 }],
  renditions: [
    { id: 'a', height: 240, bitrateKbps: 480 },
    { id: 'b', height: 720, bitrateKbps: 2800 },
  ],
  renderedIndex: 1,
  captions: [
    { index: 0, label: 'English', language: 'en', showing: false },
    { index: 1, label: 'Deutsch', language: 'de', showing: false },
  ],
  audioTracks: [
    { index: 0, label: 'English', language: 'en', selected: true },
    { index: 1, label: 'Français', language: 'fr', selected: false },
  ],
  fullscreenAvailable: true,
  pictureInPictureAvailable: true,
  title: 'A title',
};

const opened: HTMLElement[] = [];

/** Controls over a box of 640 × 360, and what they asked for. */
export class ControlsPage {
  readonly controls: SvControls;
  readonly asked: PlayerRequest[] = [];

  constructor(state: Partial<PlayerState> = {}, widthPx = 640) {
    defineControls();
    const box = document.createElement('div');
    Object.assign(box.style, { position: 'relative', width: `${widthPx}px`, aspectRatio: '16 / 9' });
    this.controls = document.createElement('sv-controls');
    this.controls.state = { ...playing, ...state };
    box.addEventListener('sv-request', ({ detail }) => this.asked.push(detail));
    box.append(this.controls);
    document.body.append(box);
    opened.push(box);
  }

  async show(state: Partial<PlayerState>): Promise<void> {
    this.controls.state = { ...this.controls.state, ...state };
    await this.controls.updateComplete;
  }

  /** The first match in the controls or in any element inside them. */
  find(selector: string): HTMLElement {
    const [found] = this.all(selector);
    if (!found) throw new Error(`Nothing matches ${selector}.`);
    return found;
  }

  all(selector: string): HTMLElement[] {
    return this.controls.shadowRoot ? matchesBelow(this.controls.shadowRoot, selector) : [];
  }
}

function matchesBelow(root: ParentNode, selector: string): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(selector)) found.push(element);
    if (element.shadowRoot) found.push(...matchesBelow(element.shadowRoot, selector));
  }
  return found;
}

/** What has the focus, however deep. */
export function focused(): Element | null {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) activeElement = activeElement.shadowRoot.activeElement;
  return activeElement;
}

/** Can be reached by Tab: rendered, visible, and not taken out of the order. */
export function isTabbable(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true });
}

export function removeControls(): void {
  for (const box of opened.splice(0)) box.remove();
}
