/** The engines that the lab drives. */
export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINES)[number];

export function isEngineName(name: string): name is EngineName {
  return ENGINES.some((engine) => engine === name);
}

/**
 * A running browser with one page: no more of it than a smoke scenario or a watch needs, so that three
 * protocols can offer it alike. All times are bounded: nothing here waits for ever.
 */
export interface BrowserDriver {
  readonly engine: EngineName;
  readonly browser: { readonly name: string; readonly version: string };
  /**
   * Loads an address; resolves at the page's `load`.
   * @throws BrowserFault `no-page` where nothing answers, `too-late`, `gone`
   */
  open(url: string): Promise<void>;
  /**
   * Runs the body of an async function in the page, as `return document.title`, and gives what it returned,
   * which has to be JSON; nothing comes as null.
   * @throws BrowserFault `page-threw` with the page's own words, `too-late`, `gone`
   */
  evaluate<Value>(body: string): Promise<Value>;
  /** The page as a PNG. @throws BrowserFault */
  screenshot(): Promise<Buffer>;
  /** Ends the browser and all it started; it may be called again. */
  close(): Promise<void>;
}

export interface DriverOptions {
  /** For a page to load, a script to end, a picture to be taken; default 30 000 ms. */
  readonly timeoutMs?: number;
}

export const DEFAULT_TIMEOUT_MS = 30_000;

/** Of the page, CSS pixels; WebKitGTK's window decides for itself. */
export const VIEWPORT = { width: 960, height: 540 } as const;
