/** What lets a guest into a room of this server, which gives it to whoever is on the same machine. */
export async function guestToken(
  asked: { name: string; room: string } | { name: string; invite: string },
): Promise<{
  readonly token: string;
  readonly room: string;
}> {
  const response = await fetch('/party/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(asked),
  });
  const answer = (await response.json()) as { token?: string; room?: string; detail?: string };
  const { token, room } = answer;
  if (token === undefined || room === undefined) {
    throw new Error(answer.detail ?? `The room's server answered ${response.status}.`);
  }
  return { token, room };
}

/** A name for a room that nobody comes upon by chance. */
export function roomName(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  return Array.from(
    crypto.getRandomValues(new Uint8Array(10)),
    (byte) => letters[byte % letters.length],
  ).join('');
}
