import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface FfmpegRun {
  readonly ffmpeg: string;
  readonly args: readonly string[];
  /** What goes into its standard input, in order; a buffer may be reused once the next one is asked for. */
  readonly input: Iterable<Uint8Array>;
  /** Stops it at once. */
  readonly signal: AbortSignal;
}

/**
 * Feeds ffmpeg and waits for its end.
 *
 * @throws Error with what ffmpeg last said where it failed, or the signal's reason where it was stopped.
 */
export async function runFfmpeg({ ffmpeg, args, input, signal }: FfmpegRun): Promise<void> {
  signal.throwIfAborted();
  const child = spawn(ffmpeg, ['-hide_banner', '-nostdin', '-v', 'error', '-y', ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
  let broken = false;
  // It closes its input early when it fails; its exit code says so.
  child.stdin.on('error', () => (broken = true));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve(code);
    });
  });
  // Awaited below; until then a failure must not count as unhandled.
  ended.catch(() => undefined);

  for (const bytes of input) {
    if (broken || signal.aborted) break;
    // Resolves when the bytes have left, so that the caller may draw into them again.
    await new Promise<void>((resolve) => child.stdin.write(bytes, () => resolve()));
  }
  if (!child.stdin.destroyed) {
    child.stdin.end();
    if (!broken && !signal.aborted) await Promise.race([once(child.stdin, 'close'), ended]);
  }
  const code = await ended;
  signal.throwIfAborted();
  if (code !== 0) throw new Error(`ffmpeg ended with code ${String(code)}: ${said.trim()}`);
}
