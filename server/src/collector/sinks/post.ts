/** What a sink that speaks HTTP could not do; `message` names the address's host and the answer. */
export class SinkRefused extends Error {
  override readonly name = 'SinkRefused';
}

/** As much of an answer as helps someone who reads the log. */
const SHOWN = 300;

/**
 * POSTs to a sink. A redirect is refused: what was collected goes where the operator said, and nowhere else.
 *
 * @throws SinkRefused for any answer but 2xx, and where there is none.
 */
export async function post(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<string> {
  const { target, authorization } = withoutSecret(url);
  let response: Response;
  let answer: string;
  try {
    response = await fetch(target, {
      method: 'POST',
      redirect: 'error',
      body,
      headers: { ...headers, ...authorization },
      signal,
    });
    answer = await response.text();
  } catch (error) {
    throw new SinkRefused(`${target.host} doesn't answer (${reasonOf(error)}).`, { cause: error });
  }
  if (response.ok) return answer;
  throw new SinkRefused(`${target.host} answered ${response.status}: ${answer.trim().slice(0, SHOWN)}`);
}

/** Name and password in an address go into a header: fetch takes no address that has them. */
function withoutSecret(url: URL) {
  const target = new URL(url);
  const { username, password } = target;
  target.username = '';
  target.password = '';
  if (username === '') return { target, authorization: {} };
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { target, authorization: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } };
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.message : String(cause);
}
