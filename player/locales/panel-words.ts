import type { ContextWords } from './context-words.js';
import type { FaultPanelWords } from './fault-words.js';
import type { InputWords } from './input-words.js';
import type { MenuWords } from './menu-words.js';
import type { PartyWords } from './party-words.js';
import type { StatsWords } from './stats-words.js';
import type { TitleWords } from './title-words.js';

/** The words of every panel that loads when it is first shown, in one language. */
export interface PanelWords {
  readonly fault: FaultPanelWords;
  readonly stats: StatsWords;
  readonly title: TitleWords;
  readonly menu: MenuWords;
  readonly context: ContextWords;
  readonly input: InputWords;
  readonly party: PartyWords;
}
