import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { HLS } from '../support/test.js';

const FONTS = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans-arabic/package.json')),
  'files',
);
const STAGE = 'e2e/support/stage';

/** The strictest that a page with a player can have. */
const POLICY = [
  "default-src 'self'",
  "media-src 'self' blob: data:",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const markup = (attributes: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="dark light" />
    <title>A stage</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="themes/cinema.css" />
    <link rel="stylesheet" href="themes/float.css" />
    <link rel="stylesheet" href="themes/paper.css" />
    <link rel="stylesheet" href="stage.css" />
    <script type="module" src="player/sv-player.js"></script>
  </head>
  <body>
    <main>
      <sv-player ${attributes}><img slot="media" src="picture.svg" alt="" /></sv-player>
    </main>
  </body>
</html>`;

export interface Dress {
  readonly theme?: 'cinema' | 'float' | 'paper';
  /** Of the page around the player. */
  readonly lang?: string;
  readonly scheme?: 'dark' | 'light';
  readonly forcedColors?: boolean;
  readonly size?: readonly [widthPx: number, heightPx: number];
}

/**
 * A page of one player from the built file, its themes linked, under a strict policy. A still picture lies over the
 * moving one. It is dressed anew without being loaded anew.
 */
export class StagePage {
  /** What the browser refused for the page's policy, and errors. */
  readonly refused: string[] = [];
  readonly player: Locator;

  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    this.player = page.locator('sv-player');
    page.on('pageerror', (error) => this.refused.push(error.message));
    page.on('console', (message) => {
      if (/content security policy|trusted ?type/i.test(message.text())) this.refused.push(message.text());
    });
  }

  async open(attributes: Readonly<Record<string, string>> = {}): Promise<void> {
    const all = { src: HLS, muted: '', 'video-title': 'The Long Evening', ...attributes };
    const written = Object.entries(all).map(([name, value]) => `${name}="${value}"`);
    const base = `${this.origin}/stage/`;
    await this.page.route(`${base}**`, async (route) => {
      const path = new URL(route.request().url()).pathname.slice('/stage/'.length);
      if (path === '') {
        await route.fulfill({
          body: markup(written.join(' ')),
          contentType: 'text/html; charset=utf-8',
          headers: { 'Content-Security-Policy': POLICY },
        });
        return;
      }
      await route.fulfill({ path: fileOf(path) });
    });
    await this.page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
    await this.page.goto(base);
    await expect(this.page.locator('sv-player .row')).toBeAttached();
    await this.page.evaluate(async () => document.fonts.ready);
  }

  async dress({ theme, lang = 'en', scheme = 'dark', forcedColors = false, size }: Dress): Promise<void> {
    const { page } = this;
    if (size) await page.setViewportSize({ width: size[0], height: size[1] });
    await page.emulateMedia({ colorScheme: scheme, forcedColors: forcedColors ? 'active' : 'none' });
    await this.player.evaluate(
      (player, [name, language]) => {
        if (name) player.setAttribute('data-theme', name);
        else player.removeAttribute('data-theme');
        document.documentElement.lang = language;
      },
      [theme, lang] as const,
    );
    // English has none until another language was spoken.
    const spoken = async (): Promise<string> =>
      (await page.locator('sv-controls').getAttribute('lang')) ?? 'en';
    await expect.poll(spoken).toBe(lang);
  }

  /** Black in place of the picture: over a picture nobody can compute the contrast of what is see-through. */
  async darken(): Promise<void> {
    await this.player.evaluate((player) => {
      player.querySelector('[slot=media]')?.remove();
      (player as HTMLElement & { media: HTMLVideoElement }).media.style.visibility = 'hidden';
    });
  }

  /** Playback has begun, and stands still at `sec`; the pointer is away from the controls. */
  async standAt(sec: number): Promise<void> {
    await this.player.evaluate(async (element, toSec) => {
      const player = element as HTMLVideoElement;
      // Else it is another one each time.
      Object.assign(player, { selectedRenditionIndex: 0 });
      await player.play();
      player.pause();
      player.currentTime = toSec;
    }, sec);
    await expect(this.player).toHaveAttribute('data-paused');
    await expect(this.player).not.toHaveAttribute('data-buffering');
    await this.page.mouse.move(10, 120);
  }

  get menu(): Locator {
    return this.page.getByRole('menu');
  }

  async openMenu(): Promise<void> {
    await this.page.locator('sv-player .settings').click();
    await expect(this.menu).toBeVisible();
  }

  /** Closes the menu from whichever of its pages. */
  async closeMenu(): Promise<void> {
    while (await this.menu.isVisible()) await this.page.keyboard.press('Escape');
  }

  /** Plays what isn't there, until the player says so. */
  async fail(): Promise<void> {
    await this.player.evaluate((player) => {
      player.setAttribute('src', '/media/lab/nothing.m3u8');
    });
    await expect(this.player).toHaveAttribute('data-error', /./, { timeout: 45_000 });
  }
}

function fileOf(path: string): string {
  const [room, ...rest] = path.split('/');
  if (room === 'player') return join('dist/cdn', ...rest);
  if (room === 'themes') return join('dist/themes', ...rest);
  return room === 'fonts' ? join(FONTS, ...rest) : join(STAGE, path);
}
