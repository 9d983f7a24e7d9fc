import type { RunningServer } from '../start-server.js';

/** One Ctrl-C may come twice: from the terminal, and passed on by npm. */
const SAME_WISH_MS = 500;

/** SIGTERM and SIGINT close the server in order and end the process; asked for again, it ends at once. */
export function stopOnSignals(server: RunningServer): void {
  let askedAtMs: number | null = null;
  const stop = (): void => {
    if (askedAtMs !== null) {
      if (performance.now() - askedAtMs > SAME_WISH_MS) process.exit(1);
      return;
    }
    askedAtMs = performance.now();
    void server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('The server did not stop cleanly:', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
