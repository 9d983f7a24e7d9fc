/** The same origin through a link of this rate, which null doesn't bound and 0 stops altogether. */
export async function shapedOrigin(
  origin: string,
  viewer: string,
  kbps: number | null,
  latencyMs = 0,
): Promise<string> {
  const response = await fetch(`${origin}/shaped/${viewer}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kbps, latencyMs }),
  });
  if (!response.ok) throw new Error(`The server would not shape the link: ${response.status}`);
  return `${origin}/shaped/${viewer}`;
}
