/** The same origin through a link of this rate; 0 carries nothing at all. */
export async function shapedOrigin(origin: string, viewer: string, kbps: number): Promise<string> {
  const response = await fetch(`${origin}/shaped/${viewer}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kbps }),
  });
  if (!response.ok) throw new Error(`The server would not shape the link: ${response.status}`);
  return `${origin}/shaped/${viewer}`;
}
