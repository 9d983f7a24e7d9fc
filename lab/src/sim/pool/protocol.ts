/** Main thread to worker: do this. */
export interface Assignment {
  readonly index: number;
  readonly task: unknown;
}

/** Worker to main thread: done, or why not. */
export type Report =
  { readonly index: number; readonly result: unknown } | { readonly index: number; readonly error: unknown };
