/** Where progress is written: `process.stderr`, or a test's own. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Tells how far a run has come: one line that renews itself on a terminal, else a line every tenth of the
 * way, so that a log stays short.
 */
export function progressOn(out: ProgressOutput): (stage: string, done: number, total: number) => void {
  let last = '';
  return (stage, done, total) => {
    const share = total > 0 ? done / total : 1;
    if (out.isTTY === true) {
      const end = done >= total ? '\n' : '';
      out.write(`\r\u001B[K${stage}: ${done} of ${total} (${Math.floor(100 * share)} %)${end}`);
      return;
    }
    const step = `${stage} ${Math.floor(10 * share)}`;
    if (step === last) return;
    last = step;
    out.write(`${stage}: ${done} of ${total} (${Math.floor(100 * share)} %)\n`);
  };
}
