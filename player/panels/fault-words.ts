import type { SvError } from '../../src/base/sv-error.js';
import type { FaultWords, Words } from '../locales/words.js';

/** What to tell the viewer of a fault: by its code if there is more to say, else by its category. */
export function faultWords(error: SvError, words: Words): FaultWords {
  if (error.code === 'NETWORK_OFFLINE') return words.offline;
  return words.faultCodes[error.code] ?? words.faults[error.category];
}

/** The code for a report, with the server's answer where there was one: `MANIFEST_LOAD_FAILED · 404`. */
export function faultCode({ code, context }: SvError): string {
  const status = context['status'];
  return status === undefined ? code : `${code} · ${status}`;
}
