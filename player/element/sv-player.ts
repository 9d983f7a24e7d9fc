import { systemClock } from '../../src/base/clock.js';
import type { SvError } from '../../src/base/sv-error.js';
import type { Party } from '../../src/party/contract.js';
import type { SvControls } from '../controls/index.js';
import type { FirstUse } from '../input/input-host.js';
import { LateInput, lateControls } from '../input/late-input.js';
import type { LanguageFollower } from '../locales/language-follower.js';
import { languageAt } from '../locales/language-at.js';
import { addedLocales, followLanguages } from '../locales/register-locale.js';
import type { PartyPlayer } from '../party/party-player.js';
import type { InputRequest, PlayerRequest } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';
import { PlayerStore } from '../state/player-store.js';
import { UserActivity } from '../state/user-activity.js';
import { watchPlayer, type PlayerWatch } from '../state/watch-player.js';
import { adoptStyles } from './adopt-styles.js';
import { afterStart } from './after-start.js';
import { FullScreen } from './full-screen.js';
import { RequestPerformer } from './perform-request.js';
import { InputProperties } from './input-properties.js';
import { LatePart } from './late-part.js';
import { PictureInPicture } from './picture-in-picture.js';
import { reflectText } from './reflect-text.js';
import { listenToViewer } from './viewer-input.js';

const css = `
  :host { aspect-ratio: 16 / 9; overflow: hidden; background: var(--sv-background, #000); }
  :host(:fullscreen) { aspect-ratio: auto; inline-size: 100%; block-size: 100%; }
  :host(:focus) { outline: none; }
  video { position: absolute; inset: 0; outline: none; touch-action: manipulation; }
  .ring:focus { outline: 2px solid var(--sv-accent, currentColor); outline-offset: -2px; }
  sv-controls { position: absolute; inset: 0; line-height: normal; }
  .idle { cursor: none; }
  video::-webkit-media-text-track-container { transition: transform 0.2s; }
  video:not(.idle)::-webkit-media-text-track-container { transform: translateY(var(--sv-caption-lift, var(--_lift, -4.5rem))); }
  :host([data-size='desktop']) { --_lift: -6.25rem; }
  :host([data-size='tv']) { --_lift: -7.5rem; }
  @media (forced-colors: active) { :host([data-size='tablet']) { --_lift: -5.75rem; } }
  @media (prefers-reduced-motion: reduce) {
    video::-webkit-media-text-track-container { transition: none; }
  }
`;

const pageSlots = new LatePart('page-slots', () => import('../controls/page-slots.js'));
const languageFollower = new LatePart('language-follower', () => import('../locales/language-follower.js'));

/**
 * `<sv-player>`: `<sv-video>` with controls: everything that has, and an interface over it.
 *
 * Keys, while the focus is in the player and not in a text field: space or k play and pause, j and l
 * 10 s, left and right 5 s, up and down volume, m mute, c captions, f full screen, i picture in picture,
 * < and > speed, 0 to 9, Home and End places in the title, N and P the next and previous title of a queue,
 * comma and full stop a frame while paused, ? a sheet of all these; and a remote control's keys for media.
 *
 * @attr {boolean} nohotkeys - no keyboard shortcuts
 * @attr lang - the interface's language, as everywhere in HTML: else the nearest ancestor's, else the browser's.
 *   There are `ar`, `de`, `en`, `es`, `fr`, `hi`, `ja`, `pt` and `zh`, and what `registerLocale()` adds
 * @slot media - over the picture and under the controls: a canvas, a logo; it covers the picture, and lets the
 *   pointer through to it, unless the page styles it otherwise
 * @slot poster - in place of the poster, until there is a picture
 * @attr {boolean} nogestures - no double taps, long presses and swipes; a tap still shows and hides the controls
 * @attr {boolean} nomediasession - the system's own controls (lock screen, headset) are left to the page
 * @attr {boolean} tv - for a remote control: arrows move the focus between the controls
 * @attr backward-seek-offset - how far back the button, j and a double tap go, seconds; default 10, `0` for no button
 * @attr forward-seek-offset - how far forward the button, l and a double tap go, seconds; default 10, `0` for no button
 * @attr fullscreen-element - id or selector of an element around the player that goes full screen in its place, so
 *   that what lies beside the player comes along
 * @attr artist - whose the title is, for the system's controls
 * @attr album - what it belongs to, for the system's controls
 * @attr party - address of a watch party's server, as `wss://party.example/party`; bare, `/party` where the page is
 *   from. With `room`, the player joins: playback, title and chat are the room's. Nothing of it is loaded without it
 * @attr room - the party's room: letters, digits and any of `_ . : @ -`, 64 at most
 * @attr token - what the party's server lets the viewer in by; the property takes a function too
 * @attr {"auto"|"beside"|"below"|"over"|"off"} party-panel - where the party's panel lies: beside the picture, below it
 *   (which makes the player taller) or over it; by default as the player's size allows. `off` for a page that
 *   draws the party itself
 * @attr party-offline - the viewer's id in the room (the token's `sub`): what they saw last of it is kept in this
 *   browser, and shown until the server answers; taken away, or the room, it is deleted
 * @attr {boolean} party-open - the party's panel is open; the button in the controls sets and removes it
 * @csspart party-panel - the party's panel
 * @csspart controls - the layer of controls over the picture; its own parts are exported
 * @cssprop [--sv-accent=#8f8cff] - colour of what is active
 * @cssprop [--sv-background=#000] - behind the picture
 * @cssprop [--sv-caption-lift=-4.5rem] - how far captions move out of the controls' way; more in big players
 */
export class SvPlayer extends InputProperties {
  readonly #store: PlayerStore;
  readonly #activity: UserActivity;
  readonly #performer: RequestPerformer;
  readonly #fullScreen: FullScreen;
  readonly #pictureInPicture: PictureInPicture;
  readonly #input: LateInput;
  #controls: SvControls | null = null;
  #token: PartyPlayer['token'] = '';
  #language: LanguageFollower | null = null;
  #unfollow: (() => void) | null = null;
  /** Has, or had, children with a place in it. */
  #slotted = false;
  #watch: PlayerWatch | null = null;

  constructor() {
    super({ delegatesFocus: true });
    if (this.shadowRoot) adoptStyles(this.shadowRoot, css);
    // What a click on the picture focuses, so that the keys reach the player.
    this.media.tabIndex = -1;
    this.media.addEventListener('focus', () => {
      // As the browser judged it then: a key pressed after a click draws no ring around the picture.
      this.media.classList.toggle('ring', this.media.matches(':focus-visible'));
    });
    this.#store = new PlayerStore(() => {
      this.#show();
    });
    this.#activity = new UserActivity(systemClock, (userActive) => {
      this.#store.patch({ userActive });
    });
    this.#performer = new RequestPerformer(this);
    this.#fullScreen = new FullScreen(this, this.media, this.#readScreens);
    const { media } = this;
    const state = (): PlayerState => this.#store.state;
    const host = {
      element: this,
      media,
      state,
      controls: () => this.#controls,
      perform: this.#perform,
      used: () => {
        this.#activity.used();
      },
      patch: (changes: Partial<PlayerState>) => {
        this.#store.patch(changes);
      },
      report: this.report,
    };
    this.#input = new LateInput(host);
    this.addEventListener('sv-request', this.#onRequest);
    const hear = listenToViewer({
      ...host,
      activity: this.#activity,
      press: (event, within) => {
        this.#input.press(event, within);
      },
    });
    this.#pictureInPicture = new PictureInPicture(
      media,
      async (closed) => (await this.#input.used.get()).openWindow(hear, this.#onRequest, closed),
      this.#readScreens,
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#watch) {
      this.#watch = watchPlayer(this, this.#store, systemClock);
      this.#watch.showStats(this.#store.state.statsOpen);
    }
    this.#readScreens();
    this.#unfollow ??= followLanguages(this, this.#speak);
    void (this.#language?.start() ?? this.#speak());
    this.#input.tell('changed');
    if (this.#controls) this.#show();
    else afterStart(this.media, this.autoplay, systemClock, () => void this.#addControls());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.dispose();
    this.#watch = null;
    this.#activity.dispose();
    this.#language?.stop();
    this.#unfollow?.();
    this.#unfollow = null;
    this.#input.tell('left');
    this.#pictureInPicture.leave();
    this.#fullScreen.leave(this);
  }

  override attributeChangedCallback(name: string, was: string | null, value: string | null): void {
    // It has controls of its own, whatever is copied from a <video>.
    if (name === 'controls') return;
    super.attributeChangedCallback(name, was, value);
    if (name === 'lang') void this.#speak();
    this.#watch?.refresh();
    this.#input.tell('changed');
  }

  protected override childrenChanged(): void {
    super.childrenChanged();
    this.#placeChildren();
  }

  protected override titleChanged(): void {
    this.#watch?.refresh();
  }

  /** The whole player, controls and all. */
  toggleFullscreen(): void {
    if (this.#pictureInPicture.windowed) return;
    if (this.fullscreenElement) this.#late((used) => this.#fullScreen.toggle(used.container()));
    else this.#fullScreen.toggle(this);
  }

  /** The watch party, from when it is being joined; null without one. An address goes to the attribute. */
  get party(): Party | null {
    return this.#input.party.now?.party ?? null;
  }

  set party(address: string | null) {
    reflectText(this, 'party', address);
  }

  /**
   * What the party's server lets the viewer in by, or a function that gets it, asked anew with each connection;
   * over the attribute.
   */
  get token(): string | (() => string | Promise<string>) {
    return this.#token || (this.getAttribute('token') ?? '');
  }

  set token(token: string | (() => string | Promise<string>)) {
    this.#token = token;
  }

  togglePictureInPicture(): void {
    this.#pictureInPicture.toggle();
  }

  /** The overlay of what is measured and decided. */
  toggleStats(): void {
    this.#watch?.showStats(!this.#store.state.statsOpen);
  }

  /** The page's own children come in by a script that only they need. */
  #placeChildren(): void {
    this.#slotted ||= this.querySelector(':scope > [slot]') !== null;
    if (!this.#slotted) return;
    pageSlots.use(this.report, ({ placeChildren }) => {
      placeChildren(this, this.media, this.#controls);
    });
  }

  /** What a part that loads late answers. */
  performInput(request: InputRequest): void {
    this.#late((used) => used.perform(request));
  }

  #late(use: (used: FirstUse) => void): void {
    this.#input.used.use(this.report, use);
  }

  readonly #perform = (request: PlayerRequest): void => {
    this.#input.tell('asked', request, this.#store.state);
    this.#performer.perform(request);
  };

  readonly #onRequest = (event: CustomEvent<PlayerRequest>): void => {
    event.stopPropagation();
    this.#perform(event.detail);
  };

  /** English is there; what speaks any other language, and follows its changes, is loaded. */
  readonly #speak = async (): Promise<void> => {
    const english = /^en(-|$)/i.test(languageAt(this) || navigator.language);
    if (this.#language || !this.#controls || (english && addedLocales.size === 0)) return;
    try {
      const { LanguageFollower } = await languageFollower.get();
      this.#language ??= new LanguageFollower(this, this.#controls);
      await this.#language.start();
    } catch (error) {
      this.report(error as SvError);
    }
  };

  async #addControls(): Promise<void> {
    const script = await lateControls.get().catch((error: SvError) => {
      // A viewer whose connection broke just now still needs a way to play and pause.
      this.media.controls = true;
      this.report(error);
      addEventListener('online', () => void this.#addControls(), { once: true });
      return null;
    });
    if (!script) return;
    script.defineControls();
    this.media.controls = false;
    if (this.#controls) return;
    this.#controls = document.createElement('sv-controls');
    this.#controls.setAttribute('part', 'controls');
    // Nobody is to see them in one language first and then in another.
    await this.#speak();
    this.shadowRoot?.append(this.#controls);
    this.#placeChildren();
    this.#show();
  }

  #show(): void {
    const { state } = this.#store;
    const running = state.phase === 'playing' || state.phase === 'waiting';
    this.#activity.playing(running && !state.paused);
    // Which may just have made the viewer active or idle.
    const shown = this.#store.state;
    this.media.classList.toggle('idle', !shown.userActive);
    if (this.#controls) this.#controls.state = shown;
    this.#input.tell('shown', shown);
  }

  readonly #readScreens = (): void => {
    this.#store.patch({
      fullscreen: this.#fullScreen.on,
      fullscreenAvailable: this.#fullScreen.available && !this.#pictureInPicture.windowed,
      pictureInPicture: this.#pictureInPicture.on,
      pictureInPictureAvailable: this.#pictureInPicture.available,
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sv-player': SvPlayer;
  }
}
