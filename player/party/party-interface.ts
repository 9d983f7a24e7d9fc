import { defineOnce } from '../controls/define-once.js';
import { adoptStyles } from '../element/adopt-styles.js';
import { LatePart } from '../element/late-part.js';
import type { InputHost } from '../input/input-host.js';
import { speakParty } from '../locales/speak-party.js';
import { partLoadFailed } from '../../src/media/load-errors.js';
import type { PlayerState } from '../state/player-state.js';
import { partyLayout } from '../styles/party-layout.js';
import { panelLayout } from './panel-layout.js';
import type { PartyModel } from './party-model.js';
import { SvPartyButton } from './sv-party-button.js';
import { SvPartyOverlay } from './sv-party-overlay.js';
import type { SvPartyPanel } from './sv-party-panel.js';

const panelPart = new LatePart('sv-party-panel', () => import('./sv-party-panel.js'));

/**
 * Puts a party's elements where they belong: a button into the row, notices over the picture, the panel beside
 * them. They go into the controls by the places that a page's own children have, so that controls without a party
 * know nothing of it.
 */
export class PartyInterface {
  readonly #host: InputHost;
  readonly #rejoin: () => void;
  readonly #languages = new MutationObserver(() => {
    this.#speak();
  });
  readonly #sizes = new ResizeObserver(() => {
    this.#layOut();
  });
  #model: PartyModel | null = null;
  #button: SvPartyButton | null = null;
  #overlay: SvPartyOverlay | null = null;
  #panel: SvPartyPanel | null = null;
  #stopCheers: (() => void) | null = null;
  /** The viewer opened it just now, and is to land in it. */
  #isEntering = false;

  constructor(host: InputHost, rejoin: () => void) {
    this.#host = host;
    this.#rejoin = rejoin;
    defineOnce('sv-party-button', SvPartyButton);
    defineOnce('sv-party-overlay', SvPartyOverlay);
    if (host.element.shadowRoot) adoptStyles(host.element.shadowRoot, partyLayout);
  }

  show(model: PartyModel): void {
    this.#model = model;
    this.#place();
    this.#stopCheers = model.events.on('cheer', ({ emoji }) => {
      this.#overlay?.cheer(emoji);
    });
    this.look();
  }

  hide(): void {
    this.#stopCheers?.();
    this.#stopCheers = null;
    this.#model?.reading(false);
    this.#model = null;
    this.#languages.disconnect();
    this.#sizes.disconnect();
    for (const element of [this.#button, this.#overlay]) element?.remove();
    this.#button = null;
    this.#overlay = null;
    this.look();
  }

  /** An attribute may have changed. */
  look(): void {
    const { element, report } = this.#host;
    const isOpen = this.#model !== null && element.hasAttribute('party-open') && !this.#isOff;
    if (this.#button) this.#button.open = isOpen;
    if (this.#overlay) this.#overlay.panelOpen = isOpen;
    if (!isOpen) {
      if (this.#panel) this.#panel.model = null;
      this.#panel?.remove();
      element.removeAttribute('data-party-panel');
      return;
    }
    panelPart.use(report, () => {
      if (this.#model && element.hasAttribute('party-open')) this.#open(this.#model);
    });
  }

  shown({ currentSec, fullscreen }: PlayerState): void {
    this.#place();
    if (!this.#panel?.isConnected) return;
    this.#panel.nowSec = Math.floor(currentSec);
    if (this.#panel.isFullScreen !== fullscreen) {
      this.#panel.isFullScreen = fullscreen;
      this.#layOut();
    }
  }

  /** The page draws the party itself. */
  get #isOff(): boolean {
    return this.#host.element.getAttribute('party-panel') === 'off';
  }

  /** As soon as there are controls. */
  #place(): void {
    const controls = this.#host.controls();
    const model = this.#model;
    if (!controls || !model || this.#overlay) return;
    const overlay = document.createElement('sv-party-overlay');
    overlay.slot = 'panel';
    overlay.setAttribute(
      'exportparts',
      'notice, waiting, apart, sound, closed, button, sync, rejoin, close, cheer',
    );
    overlay.addEventListener('sv-party-sound', () => {
      this.#host.media.muted = false;
    });
    overlay.addEventListener('sv-party-rejoin', this.#rejoin);
    this.#overlay = overlay;
    controls.append(overlay);
    if (!this.#isOff) {
      const button = document.createElement('sv-party-button');
      button.slot = 'control-end';
      button.setAttribute('exportparts', 'button, party, badge, unread');
      button.addEventListener('sv-party-toggle', this.#toggle);
      this.#button = button;
      controls.prepend(button);
    }
    for (const element of [this.#button, overlay]) if (element) element.model = model;
    this.#languages.observe(controls, { attributeFilter: ['lang', 'dir'] });
    this.#speak();
    this.look();
  }

  #open(model: PartyModel): void {
    const { element, state } = this.#host;
    const panel = (this.#panel ??= this.#makePanel());
    panel.model = model;
    panel.nowSec = Math.floor(state().currentSec);
    panel.isFullScreen = state().fullscreen;
    if (!panel.isConnected) element.shadowRoot?.append(panel);
    this.#layOut();
    this.#sizes.observe(element);
    this.#speak();
    if (this.#isEntering) void panel.updateComplete.then(() => panel.focus());
    this.#isEntering = false;
  }

  #makePanel(): SvPartyPanel {
    const panel = document.createElement('sv-party-panel');
    panel.setAttribute('part', 'party-panel');
    panel.setAttribute(
      'exportparts',
      'panel, party, title, tab, message, author, text, composer, field, button, send, close, member, entry, notice',
    );
    panel.addEventListener('sv-party-toggle', this.#toggle);
    panel.addEventListener('sv-party-rejoin', this.#rejoin);
    return panel;
  }

  #layOut(): void {
    const { element } = this.#host;
    if (!this.#panel?.isConnected) return;
    const box = { widthPx: element.clientWidth, heightPx: element.clientHeight };
    const layout = panelLayout(element.getAttribute('party-panel'), {
      ...box,
      fullscreen: element.matches(':fullscreen'),
    });
    if (element.getAttribute('data-party-panel') !== layout) {
      element.setAttribute('data-party-panel', layout);
    }
    this.#panel.layout = layout;
  }

  /** Everything in the controls' language. */
  #speak(): void {
    const controls = this.#host.controls();
    if (!controls) return;
    const { words, lang, dir } = controls;
    const speak = (partyWords: SvPartyButton['partyWords']): void => {
      // Another language may have been quicker.
      if (controls.words !== words) return;
      for (const element of [this.#button, this.#overlay, this.#panel]) {
        if (!element) continue;
        Object.assign(element, { words, partyWords });
      }
    };
    // Where it lies is the page's direction, what is in it the language's.
    if (this.#panel) Object.assign(this.#panel, { lang, direction: dir });
    speakParty(words).then(speak, (cause: unknown) => {
      this.#host.report(partLoadFailed('locales', cause));
    });
  }

  readonly #toggle = (): void => {
    const { element } = this.#host;
    const opens = !element.hasAttribute('party-open');
    this.#isEntering = opens;
    element.toggleAttribute('party-open', opens);
    if (!opens) this.#button?.focus();
  };
}
