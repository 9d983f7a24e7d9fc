import type { PropertyDeclarations, PropertyValues } from 'lit';
import { InterfaceElement } from '../controls/interface-element.js';
import { englishParty } from '../locales/party-en.js';
import type { PartyWords } from '../locales/party-words.js';
import type { PartyModel } from './party-model.js';

/** What every element of a party is: a view of its model, drawn anew when that tells of a change. */
export class PartyView extends InterfaceElement {
  static override properties: PropertyDeclarations = {
    model: { attribute: false },
    partyWords: { attribute: false },
  };

  declare model: PartyModel | null;
  declare partyWords: PartyWords;
  #stop: (() => void) | null = null;

  constructor() {
    super();
    this.model = null;
    this.partyWords = englishParty;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
    this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('model')) this.#watch();
  }

  /** A name as others read it. */
  protected nameOf(userId: string): string {
    return this.model?.nameOf(userId) || this.partyWords.somebody;
  }

  protected figure(count: number): string {
    return count.toLocaleString(this.words.locale);
  }

  #watch(): void {
    this.#stop?.();
    this.#stop =
      this.model?.events.on('changed', () => {
        this.requestUpdate();
      }) ?? null;
  }
}
