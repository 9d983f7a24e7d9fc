import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { systemClock } from '../../src/base/clock.js';
import { defineOnce } from '../controls/define-once.js';
import { LatePart } from '../element/late-part.js';
import { InterfaceElement } from '../controls/interface-element.js';
import { englishStats } from '../locales/stats-en.js';
import type { StatsWords } from '../locales/stats-words.js';
import { reportFrom, request } from '../state/player-request.js';
import { base } from '../styles/base.js';
import { closeButtonStyles } from '../styles/close-button.js';
import { closeIcon } from '../styles/icons.js';
import { statsStyles } from '../styles/stats.js';
import { saveSession } from './save-session.js';
import { statsRows } from './stats-rows.js';
import { StatsSeries } from './stats-series.js';

const statsCharts = new LatePart('sv-stats-charts', () => import('./sv-stats-charts.js'));

/**
 * What is measured and decided, in figures, words and charts; the charts' script comes when the overlay does.
 *
 * @csspart panel - the card; also `stats`
 * @csspart button - also `close`, `save`
 * @csspart chart - each chart with its words
 */
export class SvStatsPanel extends InterfaceElement {
  static override styles = [base, closeButtonStyles, statsStyles];

  readonly #series = new StatsSeries();

  get statsWords(): StatsWords {
    const { panels, locale } = this.words;
    return { ...englishStats, ...panels?.stats, locale };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Without it there are still the figures.
    statsCharts.use(reportFrom(this));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const was = changed.get('state');
    if (changed.has('state') && was?.stats !== this.state.stats) {
      this.#series.take(this.state, systemClock.now());
    }
  }

  protected override render(): TemplateResult {
    const { state, words } = this;
    return html`<section
      part="panel stats"
      aria-label=${words.stats}
      tabindex="-1"
      @contextmenu=${keepBrowsersMenu}
    >
      <header>
        <button
          type="button"
          class="close"
          part="button close"
          aria-label=${words.close}
          @click=${this.#close}
        >
          ${closeIcon}
        </button>
      </header>
      <h2 part="title">${words.stats}</h2>
      <div class="body">
        <dl>
          ${statsRows(state, this.statsWords).map(
            ({ name, value, why = '' }) =>
              html`<dt>${name}</dt>
                <dd>${value}${why === '' ? nothing : html`<div class="why">${why}</div>`}</dd>`,
          )}
        </dl>
        <sv-stats-charts
          exportparts="chart"
          .state=${state}
          .words=${words}
          .statsWords=${this.statsWords}
          .points=${this.#series.points}
        ></sv-stats-charts>
      </div>
      <button type="button" class="save" part="button save" @click=${this.#save}>
        ${this.statsWords.save}
      </button>
    </section>`;
  }

  readonly #save = (): void => {
    request(this, {
      type: 'record',
      take: (record) => {
        saveSession(record && { ...record, series: this.#series.points });
      },
    });
  };

  readonly #close = (): void => {
    request(this, { type: 'toggle-stats' });
  };
}

/** Its text is to be marked and copied. */
function keepBrowsersMenu(event: Event): void {
  event.stopPropagation();
}

defineOnce('sv-stats-panel', SvStatsPanel);

declare global {
  interface HTMLElementTagNameMap {
    'sv-stats-panel': SvStatsPanel;
  }
}
