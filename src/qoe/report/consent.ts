/**
 * What the viewer agreed to. `none`: nothing is sent. `anonymous`: views that can't be told to be of one viewer,
 * without the page's own dimensions. `full`: also which views are of one stay on the page.
 */
export type Consent = 'none' | 'anonymous' | 'full';

export function isConsent(value: unknown): value is Consent {
  return value === 'none' || value === 'anonymous' || value === 'full';
}

/**
 * `asked`, and `anonymous` at most where the browser says that its viewer objects (Global Privacy Control). What
 * can't be read is `none`.
 */
export function heldConsent(asked: unknown): Consent {
  if (!isConsent(asked)) return 'none';
  // Not in TypeScript's DOM library (https://w3c.github.io/gpc/), and there is no navigator in Node 20.
  const { navigator } = globalThis as { navigator?: { readonly globalPrivacyControl?: boolean } };
  return navigator?.globalPrivacyControl === true && asked === 'full' ? 'anonymous' : asked;
}
