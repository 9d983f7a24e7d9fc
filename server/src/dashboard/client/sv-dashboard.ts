import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { ApiClient } from './data/api-client.js';
import type { GoDetail } from './parts/page-element.js';
import { exactTime } from './words/format.js';
import { PAGES, readState, writeState, type DashboardState, type Page } from './state/dashboard-state.js';

const LABELS: Readonly<Record<Page, string>> = {
  overview: 'Overview',
  compare: 'Compare',
  views: 'Views',
  alerts: 'Alerts',
};

/** The whole page: its frame, the state that the address holds, and who may see it. */
export class SvDashboard extends LitElement {
  static override properties: PropertyDeclarations = {
    state: { state: true },
    tokenWanted: { state: true },
    refusedToken: { state: true },
    answeredAtMs: { state: true },
  };

  declare state: DashboardState;
  declare tokenWanted: boolean;
  declare refusedToken: boolean;
  /** When the server last answered; null before it did. */
  declare answeredAtMs: number | null;

  readonly #api = new ApiClient();
  #gaveToken = false;

  constructor() {
    super();
    this.state = readState(location.search);
    this.tokenWanted = false;
    this.refusedToken = false;
    this.answeredAtMs = null;
    this.#takeToken();
    this.#api.addEventListener('answered', () => {
      this.answeredAtMs = Date.now();
    });
    this.#api.addEventListener('token-wanted', () => {
      this.refusedToken = this.#gaveToken;
      this.tokenWanted = true;
    });
    this.addEventListener('go', (event) => {
      const { change, step } = (event as CustomEvent<GoDetail>).detail;
      this.#go(change, step);
    });
    addEventListener('popstate', () => {
      this.state = readState(location.search);
    });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** A link with the token works; the address that is then shown and shared doesn't hold it. */
  #takeToken(): void {
    const token = new URLSearchParams(location.search).get('token');
    if (token === null) return;
    this.#giveToken(token);
    history.replaceState(null, '', location.pathname + writeState(this.state));
  }

  #giveToken(token: string): void {
    this.#gaveToken = true;
    this.tokenWanted = false;
    this.#api.useToken(token);
  }

  #go(change: Partial<DashboardState>, step: boolean): void {
    this.state = { ...this.state, ...change };
    const address = location.pathname + writeState(this.state);
    if (step) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    if (step) scrollTo({ top: 0 });
  }

  /** Links are real ones, so that they open in another tab too; a plain click stays in this one. */
  readonly #follow = (event: MouseEvent): void => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!(link instanceof HTMLAnchorElement) || link.dataset['own'] === undefined) return;
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#go(readState(link.search), true);
    this.querySelector<HTMLElement>('main')?.focus();
  };

  protected override render(): TemplateResult {
    return html`<div class="frame" @click=${this.#follow}>
      ${this.#masthead()}
      <main id="main" tabindex="-1">${this.tokenWanted ? this.#signIn() : this.#page()}</main>
    </div>`;
  }

  #masthead(): TemplateResult {
    const { state } = this;
    return html`<header class="masthead">
      <h1>
        <svg class="brand" viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="9" class="tile-of-brand"></rect>
          <path
            class="play-of-brand"
            d="M12.5 9.6v12.8a1 1 0 0 0 1.5.87l10.6-6.4a1 1 0 0 0 0-1.74L14 8.73a1 1 0 0 0-1.5.87Z"
          ></path>
          <path class="wave-of-brand" d="M7.5 11v10"></path>
        </svg>
        Quality of experience
      </h1>
      <nav aria-label="Pages">
        ${PAGES.map((page) => {
          const current = page === state.page && (page !== 'views' || state.view === null);
          const address = writeState({ ...state, page, view: null }) || './';
          return html`<a
            data-own
            href=${address}
            aria-current=${current ? 'page' : nothing}
            data-open=${page === state.page ? '' : nothing}
            >${LABELS[page]}</a
          >`;
        })}
      </nav>
      <p class="aside">
        ${this.answeredAtMs === null ? nothing : html`<span>as of ${exactTime(this.answeredAtMs)}</span>`}
        <a href="../live">Live views</a>
      </p>
    </header>`;
  }

  #page(): TemplateResult {
    const { state } = this;
    if (state.page === 'alerts') {
      return html`<sv-alerts-page .api=${this.#api} .state=${state}></sv-alerts-page>`;
    }
    if (state.page === 'views' && state.view !== null) {
      return html`<sv-view-page .api=${this.#api} .state=${state}></sv-view-page>`;
    }
    return html`<sv-filters .api=${this.#api} .state=${state}></sv-filters>${this.#panels()}`;
  }

  #panels(): TemplateResult {
    const { state } = this;
    if (state.page === 'compare') {
      return html`<sv-compare-page .api=${this.#api} .state=${state}></sv-compare-page>`;
    }
    if (state.page === 'views')
      return html`<sv-views-page .api=${this.#api} .state=${state}></sv-views-page>`;
    return html`<sv-overview-page .api=${this.#api} .state=${state}></sv-overview-page>`;
  }

  #signIn(): TemplateResult {
    const take = (event: SubmitEvent): void => {
      event.preventDefault();
      const token = new FormData(event.currentTarget as HTMLFormElement).get('token');
      if (typeof token === 'string' && token !== '') this.#giveToken(token);
    };
    return html`<form class="card sign-in" @submit=${take}>
      <h2>This server asks for its token</h2>
      <p>
        It was started with <code>--token</code>. The token is held while this page is open, and stored
        nowhere.
      </p>
      <label>
        Token
        <input name="token" type="password" autocomplete="off" required aria-describedby="token-fault" />
      </label>
      <p id="token-fault" class="fault" role="alert">${this.refusedToken ? 'That is not the token.' : ''}</p>
      <button class="primary">Show the dashboard</button>
    </form>`;
  }
}
