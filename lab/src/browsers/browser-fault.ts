/**
 * `missing`: not installed; `no-start`: it is, and would not start; `no-page`: the address gave none;
 * `page-threw`: the script that was run there; `too-late`: no end within the time; `gone`: the browser or its
 * page crashed or was closed.
 */
export type BrowserFaultCode = 'missing' | 'no-start' | 'no-page' | 'page-threw' | 'too-late' | 'gone';

/** What went wrong with a browser. The message is a sentence for the user. */
export class BrowserFault extends Error {
  override readonly name = 'BrowserFault';

  constructor(
    readonly code: BrowserFaultCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

/** The first line of what another program said. */
export function saidBy(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return (text.split('\n')[0] ?? '').trim();
}
