/** An answer that WebDriver defines as an error: `no such window`, `timeout`, `unknown error`, … */
export class WebDriverError extends Error {
  override readonly name = 'WebDriverError';

  constructor(
    readonly kind: string,
    message: string,
  ) {
    super(message === '' ? kind : message);
  }
}

/**
 * The few calls of W3C WebDriver (https://www.w3.org/TR/webdriver2/) that a driver makes, over HTTP.
 * Each rejects with a {@link WebDriverError}, or with what `fetch` throws where no driver answers.
 */
export class WebDriverClient {
  readonly #session: string;

  private constructor(
    session: string,
    /** As the browser names itself. */
    readonly browserVersion: string,
  ) {
    this.#session = session;
  }

  /** @param origin of the driver, without a slash at the end */
  static async connect(
    origin: string,
    capabilities: object,
    timeoutsMs: { readonly script: number; readonly pageLoad: number },
  ): Promise<WebDriverClient> {
    const asked = { capabilities: { alwaysMatch: { ...capabilities, timeouts: timeoutsMs } } };
    const { sessionId, capabilities: given } = (await call('POST', `${origin}/session`, asked)) as {
      readonly sessionId: string;
      readonly capabilities: { readonly browserVersion?: string };
    };
    return new WebDriverClient(`${origin}/session/${sessionId}`, given.browserVersion ?? '');
  }

  async navigate(url: string): Promise<void> {
    await call('POST', `${this.#session}/url`, { url });
  }

  /** Runs an expression for a promise, and resolves to what that resolves to. */
  async execute(expression: string): Promise<unknown> {
    const script = `const done = arguments[arguments.length - 1]; ${expression}.then(done);`;
    return call('POST', `${this.#session}/execute/async`, { script, args: [] });
  }

  /** PNG. */
  async screenshot(): Promise<Buffer> {
    return Buffer.from((await call('GET', `${this.#session}/screenshot`)) as string, 'base64');
  }

  async title(): Promise<string> {
    return (await call('GET', `${this.#session}/title`)) as string;
  }

  /** Ends the browser. */
  async end(): Promise<void> {
    await call('DELETE', this.#session);
  }
}

async function call(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { readonly value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { readonly error?: string; readonly message?: string };
  throw new WebDriverError(error ?? `HTTP ${response.status}`, message ?? '');
}
