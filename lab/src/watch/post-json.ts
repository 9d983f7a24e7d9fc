import { setTimeout as wait } from 'node:timers/promises';

export interface PostOptions {
  readonly contentType: string;
  readonly signal: AbortSignal;
  /** Before the second try, the third, …; there is one try more than waits. Default 1 s and 5 s. */
  readonly waitsMs?: readonly number[];
  /** For one try; default 10 000 ms. */
  readonly timeoutMs?: number;
}

/** The other side will answer the same next time. */
function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/**
 * Posts JSON until it is taken, and tries again where that may help.
 * @returns null once taken, else a sentence that says why not. Never throws.
 */
export async function postJson(
  url: string,
  body: unknown,
  { contentType, signal, waitsMs = [1_000, 5_000], timeoutMs = 10_000 }: PostOptions,
): Promise<string | null> {
  let why = '';
  for (let tries = 1; ; tries += 1) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': contentType },
        body: JSON.stringify(body),
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      const answer = await response.text();
      if (response.ok) return null;
      why = `answered ${response.status} ${answer.slice(0, 200)}`.trim();
      if (isFinal(response.status)) return `${url} ${why}.`;
    } catch (error) {
      why = `could not be reached (${reasonOf(error)})`;
    }
    const waitMs = waitsMs[tries - 1];
    if (waitMs === undefined || signal.aborted)
      return `${url} ${why}, ${tries === 1 ? 'at the only try' : `${tries} times`}.`;
    await wait(waitMs, undefined, { signal }).catch(() => undefined);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? cause.message : error.message;
}
