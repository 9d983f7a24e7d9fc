/** The server can't start as asked; `message` is the one sentence to print. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** Node's code of a failed system call (`EADDRINUSE`, `ENOENT`, …), where there is one. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
