import { vi } from 'vitest';

/** An address that serves this text for as long as the page lives. */
export function fileOf(text: string, type = 'text/plain'): string {
  return URL.createObjectURL(new Blob([text], { type }));
}

/** Until `check` no longer throws. */
export function eventually(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 15_000 });
}
