/** Where the lab's origin is, which has live titles and faults; null where none was started. */
export async function labOrigin(): Promise<string | null> {
  const response = await fetch('/lab.json').catch(() => null);
  if (!response?.ok) return null;
  const { origin } = (await response.json()) as { origin: string | null };
  return origin;
}

export const NO_LAB =
  'The lab isn’t running beside this server: npm start starts both, or give sv-server --lab the address of an sv-lab live.';
