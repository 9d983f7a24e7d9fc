/** The same origin behind a link that carries nothing at all. */
export async function silentOrigin(origin: string): Promise<string> {
  const viewer = 'nothing-comes';
  const response = await fetch(`${origin}/shaped/${viewer}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kbps: 0 }),
  });
  if (!response.ok) throw new Error(`The server would not shape the link: ${response.status}`);
  return `${origin}/shaped/${viewer}`;
}
