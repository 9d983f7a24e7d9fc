import { expect, type Browser, type Locator, type Page } from '@playwright/test';

declare global {
  interface Window {
    /** The last that the player told. */
    partyStatus: { readonly state: string; readonly driftSec: number };
  }
}

/** One viewer of a room: a page of their own with a player in it. */
export class RoomPage {
  readonly player: Locator;
  readonly panel: Locator;
  readonly log: Locator;
  /** Console errors, unhandled rejections, and what the policy refused. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    this.player = page.locator('sv-player');
    this.panel = page.locator('sv-party-panel');
    this.log = page.getByRole('log');
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.complaints.push(message.text());
      }
    });
  }

  /** A guest's page in a room; the first guest of a room is its owner. */
  static async enter(
    browser: Browser,
    origin: string,
    { name, room, ...attributes }: { name: string; room: string } & Record<string, string>,
  ): Promise<RoomPage> {
    const page = await browser.newPage();
    const here = new RoomPage(page, origin);
    const answer = await page.request.post(`${origin}/party/token`, { data: { name, room } });
    const { token } = (await answer.json()) as { token: string };
    await page.addInitScript(() => {
      window.partyStatus = { state: 'unknown', driftSec: 0 };
      const keep = (event: Event): void => {
        window.partyStatus = (event as CustomEvent<Window['partyStatus']>).detail;
      };
      addEventListener('sv-party-status', keep, true);
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) => {
        console.error(`refused by the policy: ${effectiveDirective} ${sample}`);
      });
    });
    const query = new URLSearchParams({ muted: '', party: '', room, token, ...attributes });
    await page.goto(`${origin}/embed.html?${query.toString()}`);
    await expect(here.player).toHaveAttribute('data-party', 'joined');
    return here;
  }

  async get<Value>(property: string): Promise<Value> {
    return this.player.evaluate((element, name) => Reflect.get(element, name) as Value, property);
  }

  async seekTo(sec: number): Promise<void> {
    await this.player.evaluate((element, toSec) => Reflect.set(element, 'currentTime', toSec), sec);
  }

  async call(method: 'play' | 'pause'): Promise<void> {
    await this.player.evaluate(async (element, name) => {
      await (Reflect.get(element, name) as () => Promise<void> | undefined).call(element);
    }, method);
  }

  /** How the media stands to the room, as the party itself tells. */
  async follows(): Promise<void> {
    const status = async (): Promise<string> =>
      this.page.evaluate(() => {
        const { state, driftSec } = window.partyStatus;
        const isInTime = state === 'following' && Math.abs(driftSec) <= 0.04;
        return isInTime ? 'in time' : `${state}, ${driftSec.toFixed(3)} s off`;
      });
    await expect.poll(status, { message: 'within a frame of the room', timeout: 30_000 }).toBe('in time');
  }

  async say(text: string): Promise<void> {
    await this.panel.getByRole('textbox', { name: 'Message' }).fill(text);
    await this.page.keyboard.press('Enter');
  }
}
