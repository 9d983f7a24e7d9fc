import type { SvError } from '../../src/base/sv-error.js';

/** The code for a report, with the server's answer where there was one: `MANIFEST_LOAD_FAILED · 404`. */
export function faultCode({ code, context }: SvError): string {
  const status = context['status'];
  return status === undefined ? code : `${code} · ${status}`;
}
