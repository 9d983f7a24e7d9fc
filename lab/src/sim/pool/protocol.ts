/** Main thread to worker: do this. */
export interface Assignment {
  readonly index: number;
  readonly task: unknown;
}

/** Worker to main thread: done, or why not. */
export type Report =
  { readonly index: number; readonly result: unknown } | { readonly index: number; readonly fault: Fault };

/** An error as plain data: not every error can be sent, nor whatever hangs on it. */
export interface Fault {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
}

export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  return { name, message, ...(stack !== undefined && { stack }) };
}

export function errorOf(fault: Fault): Error {
  return Object.assign(new Error(fault.message), fault);
}
