import { expect, type Locator, type Page } from '@playwright/test';

/** An event of the player, as the page saw it. */
export interface SeenEvent {
  readonly type: string;
  readonly atMs: number;
  readonly detail: Record<string, unknown>;
}

declare global {
  interface Window {
    seen: SeenEvent[];
  }
}

const WATCHED = [
  'sv-error',
  'sv-decision',
  'sv-rendition-rendered',
  'sv-recovered',
  'ended',
  'seeked',
  'playing',
];

/** The embed page: one player, its events recorded, and everything unhandled noticed. */
export class PlayerPage {
  /** Console errors and unhandled rejections, but for the network's own lines about failed requests. */
  readonly unhandled: string[] = [];
  /** URLs asked for since the page was opened. */
  readonly requests: string[] = [];
  readonly player: Locator;

  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    this.player = page.locator('sv-player');
    page.on('pageerror', (error) => this.unhandled.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.unhandled.push(message.text());
      }
    });
    page.on('request', (request) => this.requests.push(request.url()));
  }

  /** Opens the page with these attributes on the tag; `''` for a bare one. */
  async open(attributes: Record<string, string>): Promise<void> {
    await this.page.addInitScript((watched) => {
      window.seen = [];
      for (const type of watched) {
        const keep = (event: Event): void => {
          const raw: unknown = event instanceof CustomEvent ? event.detail : {};
          const { error, ...detail } = raw as { error?: { code: string; message: string } };
          window.seen.push({
            type,
            atMs: performance.now(),
            detail: { ...detail, ...(error ? { code: error.code, message: error.message } : {}) },
          });
        };
        addEventListener(type, keep, true);
      }
    }, WATCHED);
    const query = new URLSearchParams(attributes);
    await this.page.goto(`${this.origin}/embed.html?${query.toString()}`);
  }

  async openPlaying(src: string, attributes: Record<string, string> = {}): Promise<void> {
    await this.open({ src, muted: '', autoplay: '', ...attributes });
    await this.untilPlaying();
  }

  async untilPlaying(beyondSec = 0.2, timeoutMs = 20_000): Promise<void> {
    await expect
      .poll(async () => this.position(), { message: 'playhead moves', timeout: timeoutMs })
      .toBeGreaterThan(beyondSec);
  }

  async position(): Promise<number> {
    return this.get<number>('currentTime');
  }

  /** A property of the element. */
  async get<Value>(property: string): Promise<Value> {
    return this.player.evaluate((element, name) => Reflect.get(element, name) as Value, property);
  }

  async set(property: string, value: unknown): Promise<void> {
    await this.player.evaluate(
      (element, [name, next]) => {
        Reflect.set(element, name, next);
      },
      [property, value] as const,
    );
  }

  async seen(type: string): Promise<readonly SeenEvent[]> {
    const events = await this.page.evaluate(() => window.seen);
    return events.filter((event) => event.type === type);
  }

  /** Waits for the first `sv-error` that was fatal, and gives it. */
  async fatalError(): Promise<SeenEvent> {
    const fatal = async (): Promise<SeenEvent | undefined> =>
      (await this.seen('sv-error')).find(({ detail }) => detail['fatal'] === true);
    await expect.poll(fatal, { message: 'a fatal sv-error', timeout: 45_000 }).toBeTruthy();
    const error = await fatal();
    if (!error) throw new Error('unreachable');
    return error;
  }

  /** The view as the page measures it. */
  async summary(): Promise<{
    viewId: string;
    counters: Record<string, number>;
    gauges: Record<string, number | string>;
    meanBitrateKbps: number;
  }> {
    return this.player.evaluate((element) =>
      (element as never as { session: { qoe(): never } }).session.qoe(),
    );
  }

  /** Sets this page's bottleneck at the server; play `shaped(path)` to go through it. */
  async shape(viewer: string, kbps: number | null, latencyMs = 40): Promise<void> {
    const answer = await this.page.request.put(`${this.origin}/shaped/${viewer}`, {
      data: { kbps, latencyMs },
    });
    expect(answer.ok()).toBe(true);
  }
}
