import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { systemClock } from '../../src/base/clock.js';
import { LatePart } from '../element/late-part.js';
import { reportFrom } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';
import { base } from '../styles/base.js';
import { buttons } from '../styles/buttons.js';
import { centre } from '../styles/centre.js';
import { overlay } from '../styles/overlay.js';
import { noticeStyles } from '../styles/notice.js';
import { tokens } from '../styles/tokens.js';
import { Announcer } from './announcer.js';
import { centreTemplate } from './centre-template.js';
import { FocusKeeper } from './focus-keeper.js';
import { hostOf } from './host-of.js';
import { InterfaceElement } from './interface-element.js';
import { KeyboardPresence } from './keyboard-presence.js';
import { LateContextMenu } from './late-context-menu.js';
import { LateErrorPanel } from './late-error-panel.js';
import { hasCard, panelTemplate } from './panel-template.js';
import { controlParts } from './parts.js';
import { rowTemplate } from './row-template.js';
import { showPlace } from './show-place.js';
import { shownChange } from './shown-change.js';
import { mark, marksOf } from './state-marks.js';

const settingsMenu = new LatePart('sv-settings-menu', () => import('./sv-settings-menu.js'));
const titleCard = new LatePart('sv-title-card', () => import('../panels/sv-title-card.js'));

/**
 * The layer of controls over the picture. It shows a {@link PlayerState} and asks for changes by
 * `sv-request`; it never touches the media. Clicks beside the controls fall through to the picture.
 *
 * @fires sv-request - what a control asks for
 * @slot top-chrome - in place of the title
 * @slot center-chrome - in place of the big button and the spinner
 * @slot bottom-chrome - in place of the seek bar and the row of buttons
 * @slot control-start - in the row, after the time
 * @slot control-end - in the row, before captions and settings
 * @slot settings-item - at the end of the settings menu; of role `menuitem`
 * @slot panel - over the picture, beside the player's own panels
 * @slot dialog - in place of the panel that tells of a fault
 * @csspart layer - all of it
 * @csspart chrome - what lies at an edge or in the middle of the picture; also `top`, `center`, `bottom`
 * @csspart title - every title; the one at the top also `headline`
 * @csspart seek-bar - the seek bar and the room around it
 * @csspart row - the row of buttons
 * @csspart button - every button; also `play`, `mute`, `captions`, `settings`, `fullscreen`, …
 * @csspart bar - every slider; also `seek`, `volume`
 * @csspart time - elapsed and whole time
 * @csspart badge - also `live`
 * @csspart spinner - while playback waits
 * @csspart notice - also `offline`
 * @csspart menu - the settings menu
 * @csspart panel - also `error`, `stats`
 * @csspart chart - each of the stats' charts
 * @csspart preview - what captions look like, in the settings menu; also the seek bar's picture
 * @csspart card - also `up-next`, `resumed`
 * @csspart feedback - what fingers do; also `skip`, `rate`, `seek`, `volume`
 * @csspart sheet - the sheet of keys; also `panel`
 * @csspart key - each key on it
 * @cssprop [--sv-accent=#8f8cff] - what is played, switched on or chosen
 * @cssprop [--sv-on-accent=#fff] - on top of the accent
 * @cssprop [--sv-control=#fff] - controls over the picture
 * @cssprop [--sv-glass] - behind the big button
 * @cssprop [--sv-surface] - menus and panels
 * @cssprop [--sv-text] - on menus and panels
 * @cssprop [--sv-text-soft] - less important text there
 * @cssprop [--sv-radius=12px] - corners of menus and panels
 * @cssprop [--sv-font] - font family
 */
export class SvControls extends InterfaceElement {
  static override properties: PropertyDeclarations = {
    menuOpen: { state: true },
  };
  static override styles = [tokens, base, overlay, buttons, centre, noticeStyles];

  declare menuOpen: boolean;

  readonly #keyboard = new KeyboardPresence(this, systemClock, () => {
    // An update may itself move the focus.
    queueMicrotask(() => {
      this.requestUpdate();
    });
  });
  readonly #announcer = new Announcer(systemClock, () => {
    this.requestUpdate();
  });
  readonly #resizes = new ResizeObserver(([entry]) => {
    this.#widthPx = entry?.contentRect.width ?? null;
    this.#mark();
  });
  #widthPx: number | null = null;
  #asleep = false;
  readonly #errorPanel = new LateErrorPanel(this);
  readonly #report = reportFrom(this);
  readonly #focus = new FocusKeeper(this, this.#errorPanel);
  readonly #contextMenu = new LateContextMenu(this, () => {
    this.menuOpen = false;
  });

  constructor() {
    super();
    this.menuOpen = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('exportparts', controlParts);
    this.ownerDocument.addEventListener('pointerdown', this.#onPointerAnywhere, true);
    hostOf(this).addEventListener('contextmenu', this.#contextMenu.ask);
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener('pointerdown', this.#onPointerAnywhere, true);
    hostOf(this).removeEventListener('contextmenu', this.#contextMenu.ask);
    this.#resizes.disconnect();
    this.#announcer.stop();
    this.#keyboard.stop();
    this.menuOpen = false;
  }

  /** What goes on with playback alone is written in its place, without drawing the rest anew. */
  override requestUpdate(...about: Parameters<InterfaceElement['requestUpdate']>): void {
    const [name, was] = about;
    const change = name === 'state' && this.hasUpdated ? shownChange(this.state, was as PlayerState) : 'all';
    if (change === 'nothing') return;
    // What lies over the picture may show the place, too.
    if (change === 'all' || this.menuOpen || this.#contextMenu.open) super.requestUpdate(...about);
    else showPlace(this.renderRoot, this.state, this.#asleep);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state')) return;
    const { state } = this;
    const was = changed.get('state');
    if (state.phase === 'error') {
      this.menuOpen = false;
      if (was?.phase !== 'error') this.#errorPanel.load();
    }
    if (hasCard(state) && !(was && hasCard(was))) titleCard.use(this.#report);
    this.#announcer.take(was, state, this.words);
    this.#focus.look(was, state);
  }

  protected override render(): TemplateResult {
    const { state, words } = this;
    const failed = state.phase === 'error';
    const open = this.menuOpen || this.#contextMenu.open;
    const asleep = !state.userActive && !state.paused && !open && !this.#keyboard.here;
    this.#asleep = asleep;
    return html`<div class="layer ${asleep ? 'asleep' : ''} ${failed ? 'covered' : ''}" part="layer">
      ${
        state.title === '' && !this.querySelector('[slot=top-chrome]')
          ? nothing
          : html`<div class="top" part="chrome top">
              <slot name="top-chrome"
                ><p class="title" part="title headline" dir="auto">${state.title}</p></slot
              >
            </div>`
      }
      ${centreTemplate(this, state)}
      ${this.menuOpen ? html`<div class="scrim" @click=${this.#onScrim}></div>` : nothing}
      <div class="bottom" part="chrome bottom">
        <slot name="bottom-chrome"
          ><sv-seek-bar
            part="seek-bar"
            exportparts="bar, seek, rail, buffered, progress, thumb, bubble, chapter, preview, edge"
            .state=${state}
            .words=${words}
          ></sv-seek-bar>
          ${rowTemplate({
            from: this,
            state,
            words,
            asleep,
            menuOpen: this.menuOpen,
            toggleMenu: this.#toggleMenu,
            nearMenu: this.#loadMenu,
          })}</slot
        >
      </div>
      <slot name="panel"></slot>
      ${this.#menuTemplate()} ${this.#panelTemplate()}
      <div class="unseen" role="status" aria-live="polite">${this.#announcer.text}</div>
    </div>`;
  }

  #menuTemplate(): TemplateResult | typeof nothing {
    if (!this.menuOpen) return nothing;
    return html`<sv-settings-menu
      exportparts="menu, item, back, checked, preview"
      .state=${this.state}
      .words=${this.words}
      @sv-menu-close=${this.#onMenuClose}
      ><slot name="settings-item" slot="settings-item"></slot
    ></sv-settings-menu>`;
  }

  #panelTemplate(): TemplateResult {
    const { state, words } = this;
    if (state.phase === 'error') {
      return html`<slot name="dialog">${this.#errorPanel.template()}</slot>`;
    }
    return panelTemplate(state, words);
  }

  protected override updated(): void {
    showPlace(this.renderRoot, this.state, this.#asleep);
    this.#mark();
    this.#contextMenu.update();
    this.#focus.move();
  }

  /** On the layer, and on the player that it is the layer of. */
  #mark(): void {
    const { state, menuOpen } = this;
    const marks = marksOf(state, { widthPx: this.#widthPx, asleep: this.#asleep, menuOpen });
    for (const element of new Set([this, hostOf(this)])) mark(element, marks);
  }

  /** Has a screen reader say this, when it has said what it is at. */
  say(text: string): void {
    this.#announcer.text = text;
    this.requestUpdate();
  }

  readonly #loadMenu = (): void => {
    settingsMenu.use((error) => {
      // It must not stand open with nothing in it.
      this.menuOpen = false;
      this.#report(error);
    });
  };

  readonly #toggleMenu = (): void => {
    this.#loadMenu();
    this.menuOpen = !this.menuOpen;
  };

  readonly #onMenuClose = ({ detail }: CustomEvent<{ refocus: boolean }>): void => {
    this.menuOpen = false;
    if (detail.refocus) this.#focus.toButton('settings');
  };

  /** A click beside the menu closes it, and does nothing else. */
  readonly #onScrim = (event: Event): void => {
    event.preventDefault();
    this.menuOpen = false;
  };

  readonly #onPointerAnywhere = (event: Event): void => {
    if (!this.menuOpen || event.composedPath().includes(this)) return;
    this.menuOpen = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sv-controls': SvControls;
  }
}
