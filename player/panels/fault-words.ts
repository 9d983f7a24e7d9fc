import type { SvError } from '../../src/base/sv-error.js';
import { englishFault } from '../locales/fault-en.js';
import type { FaultPanelWords, FaultWords } from '../locales/fault-words.js';
import type { Words } from '../locales/words.js';

/** The error panel's words; where a language that a page added has none, English stands in. */
export function faultPanelWords({ panels }: Words): FaultPanelWords {
  const faults = { ...englishFault.faults, ...panels?.fault?.faults };
  return { ...englishFault, ...panels?.fault, faults };
}

/** What to tell the viewer of a fault: by its code if there is more to say, else by its category. */
export function faultWords({ code, category }: SvError, words: Words): FaultWords {
  if (code === 'NETWORK_OFFLINE') return words.offline;
  const { faults, faultCodes } = faultPanelWords(words);
  return faultCodes[code] ?? faults[category];
}
