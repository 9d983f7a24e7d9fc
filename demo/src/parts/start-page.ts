import { node } from './find.js';

/** Runs a page; what goes wrong is told on it, in words. */
export function startPage(run: () => Promise<void>): void {
  run().catch((error: unknown) => {
    notice(error instanceof Error ? error.message : String(error));
  });
}

/** Puts a line above everything else on the page. */
export function notice(text: string): void {
  const line = node('p', 'notice', text);
  line.setAttribute('role', 'alert');
  document.querySelector('main .lead')?.after(line);
}
