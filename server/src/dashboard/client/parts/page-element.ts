import { LitElement, type PropertyDeclarations } from 'lit';
import type { ApiClient } from '../data/api-client.js';
import { FIRST_STATE, type DashboardState } from '../state/dashboard-state.js';

/** Part of the dashboard: drawn from the state and the API, in the page itself, under its one style sheet. */
export class PageElement extends LitElement {
  static override properties: PropertyDeclarations = {
    api: { attribute: false },
    state: { attribute: false },
  };

  declare api: ApiClient;
  declare state: DashboardState;

  constructor() {
    super();
    this.state = FIRST_STATE;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Asks for another state. `step`: one that the back button returns from. */
  protected go(change: Partial<DashboardState>, step = false): void {
    this.dispatchEvent(new CustomEvent('go', { detail: { change, step }, bubbles: true }));
  }
}

export interface GoDetail {
  readonly change: Partial<DashboardState>;
  readonly step: boolean;
}
