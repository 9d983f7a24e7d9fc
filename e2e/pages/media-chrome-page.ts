import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';
import type { SvVideo } from '../../player/index.js';

const BUNDLE = fileURLToPath(import.meta.resolve('media-chrome/dist/iife/all.js'));

/** As media-chrome's users write it, with our element as its media. */
const markup = (src: string): string => `
<media-controller style="width: 800px; height: 450px">
  <sv-video slot="media" src="${src}" muted style="width: 100%; height: 100%"></sv-video>
  <media-captions-menu hidden anchor="auto"></media-captions-menu>
  <media-audio-track-menu hidden anchor="auto"></media-audio-track-menu>
  <media-rendition-menu hidden anchor="auto"></media-rendition-menu>
  <media-control-bar>
    <media-play-button></media-play-button>
    <media-mute-button></media-mute-button>
    <media-live-button></media-live-button>
    <media-time-display showduration></media-time-display>
    <media-time-range></media-time-range>
    <media-captions-menu-button></media-captions-menu-button>
    <media-audio-track-menu-button></media-audio-track-menu-button>
    <media-rendition-menu-button></media-rendition-menu-button>
  </media-control-bar>
</media-controller>`;

/** The real media-chrome around a `<sv-video>`. */
export class MediaChromePage {
  /** Console errors and unhandled rejections. */
  readonly unhandled: string[] = [];
  readonly controller: Locator;
  readonly video: Locator;

  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    this.controller = page.locator('media-controller');
    this.video = page.locator('sv-video');
    page.on('pageerror', (error) => this.unhandled.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.unhandled.push(message.text());
    });
  }

  async open(src: string): Promise<void> {
    // A page that has the built player; media-chrome can't run under its policy, which the test lifts.
    await this.page.goto(`${this.origin}/embed.html`);
    await this.page.locator('sv-player').waitFor();
    await this.page.addScriptTag({ path: BUNDLE });
    await this.page.setContent(markup(src));
  }

  /** Something of the `<sv-video>`. */
  async look<Value>(read: (video: SvVideo) => Value): Promise<Value> {
    return this.video.evaluate(read as (element: Element) => Value);
  }

  /** What the controller holds of the media, as it writes it on itself. */
  async state(name: string): Promise<string | null> {
    return this.controller.getAttribute(name);
  }

  /** Opens a menu by its button, and chooses in it. */
  async choose(menu: 'captions' | 'audio-track' | 'rendition', label: string): Promise<void> {
    const item = this.items(menu).filter({ hasText: label }).first();
    // A menu closes by itself when its controls go to sleep, be it under the pointer.
    await expect(async () => {
      if (!(await item.isVisible())) await this.page.locator(`media-${menu}-menu-button`).click();
      await item.click({ timeout: 2_000 });
    }).toPass();
  }

  items(menu: 'captions' | 'audio-track' | 'rendition'): Locator {
    return this.page.locator(`media-${menu}-menu media-chrome-menu-item`);
  }
}
