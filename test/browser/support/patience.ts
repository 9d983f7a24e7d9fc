import { vi } from 'vitest';

/**
 * What is waited for here comes, or it doesn't: how fast is nothing these tests are about. vitest's own limit is a
 * second, which another page on the same cores can use up.
 */
const PATIENCE_MS = 10_000;

const { waitFor, waitUntil } = vi;
vi.waitFor = async (callback, options) => waitFor(callback, patient(options));
vi.waitUntil = async (callback, options) => waitUntil(callback, patient(options));

type Wait = NonNullable<Parameters<typeof waitFor>[1]>;

function patient(options: Wait | undefined): Wait {
  if (typeof options === 'number') return options;
  return { timeout: PATIENCE_MS, ...options };
}
