import { BrowserFault } from './browser-fault.js';

/** How a script's end comes back from the page: the same through every protocol. */
export type ScriptOutcome = { readonly value: unknown } | { readonly threw: string };

/** An expression for a promise of a {@link ScriptOutcome}, from the body of an async function. */
export function scriptExpression(body: string): string {
  return `(async () => { ${body}\n })().then(
    (value) => ({ value: value ?? null }),
    (error) => ({ threw: String((error && error.message) || error) }),
  )`;
}

/** @throws BrowserFault `page-threw` */
export function valueOf(outcome: ScriptOutcome): unknown {
  if ('threw' in outcome)
    throw new BrowserFault('page-threw', `A script failed in the page: ${outcome.threw}`);
  return outcome.value;
}
