import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ControlsPage, focused, removeControls } from './support/controls.js';

afterEach(removeControls);

const label = (): string | null | undefined => focused()?.querySelector('.label')?.textContent;

async function openMenu(
  ...args: ConstructorParameters<typeof ControlsPage>
): Promise<{ page: ControlsPage; gear: HTMLElement }> {
  const page = new ControlsPage(...args);
  const gear = await vi.waitFor(() => page.find('.settings'));
  gear.focus();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(focused()?.getAttribute('role')).toBe('menuitem'));
  return { page, gear };
}

describe('the settings menu', () => {
  it('opens with the focus on its first item, over what is chosen now', async () => {
    const { page, gear } = await openMenu();
    expect(gear.ariaExpanded).toBe('true');
    expect(page.find('[role=menu]').ariaLabel).toBe('Settings');
    expect(focused()?.textContent).toMatch(/Quality\s+Auto \(720p\)/);
  });

  it('is walked by arrows and letters, in and out of its pages', async () => {
    await openMenu();
    await userEvent.keyboard('{ArrowDown}');
    expect(label()).toBe('Speed');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(label()).toBe('Stats');
    await userEvent.keyboard('c');
    expect(label()).toBe('Captions');
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(label()).toBe('Off'));
    expect(focused()?.ariaChecked).toBe('true');
    await userEvent.keyboard('{ArrowLeft}');
    await vi.waitFor(() => expect(label()).toBe('Captions'));
  });

  it.each([
    ['quality', '240p', { type: 'select-rendition', selection: { mode: 'pinned', renditionIndex: 0 } }],
    ['quality', 'Auto (720p)', { type: 'select-rendition', selection: { mode: 'auto' } }],
    ['speed', '1.5×', { type: 'set-rate', rate: 1.5 }],
    ['captions', 'Deutsch', { type: 'select-captions', index: 1 }],
    ['captions', 'Off', { type: 'select-captions', index: -1 }],
    ['audio', 'Français', { type: 'select-audio', index: 1 }],
  ])('%s: “%s” asks for it, closes and gives the focus back', async (name, choice, asked) => {
    const { page, gear } = await openMenu();
    page.find(`[data-page=${name}]`).click();
    const item = await vi.waitFor(() => {
      const found = page
        .all('[role=menuitemradio]')
        .find((radio) => radio.querySelector('.label')?.textContent === choice);
      if (!found) throw new Error('not there');
      return found;
    });
    item.click();
    expect(page.asked).toEqual([asked]);
    await vi.waitFor(() => expect(page.all('[role=menu]')).toEqual([]));
    expect(focused()).toBe(gear);
  });

  it('stats are switched on and off', async () => {
    const { page } = await openMenu();
    page.all('[role=menuitemcheckbox]').at(-1)?.click();
    expect(page.asked).toEqual([{ type: 'toggle-stats' }]);
  });

  it('how captions look is chosen in place, over a preview; the way back goes up page by page', async () => {
    const { page } = await openMenu();
    await userEvent.keyboard('c{ArrowRight}');
    await vi.waitFor(() => expect(label()).toBe('Off'));
    await userEvent.keyboard('{End}{ArrowRight}');
    await vi.waitFor(() => expect(page.find('[role=menu]').ariaLabel).toBe('Style'));
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    await vi.waitFor(() => expect(label()).toBe('Default'));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(page.asked).toEqual([{ type: 'set-caption-style', style: { sizePercent: 50 } }]);
    await page.show({ captionStyle: { sizePercent: 50 } });
    await vi.waitFor(() => expect(page.find('.cue').style.fontSize).toBe('50%'));
    expect(label()).toBe('50%');
    expect(focused()?.ariaChecked).toBe('true');
    for (const above of ['Size', 'Style', 'Captions']) {
      await userEvent.keyboard('{Escape}');
      await vi.waitFor(() => expect(label()).toBe(above));
    }
  });

  it('Escape goes up a page, then out to the button', async () => {
    const { page, gear } = await openMenu();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(label()).toBe('Auto (720p)'));
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(label()).toBe('Quality'));
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(page.all('[role=menu]')).toEqual([]));
    expect(focused()).toBe(gear);
    expect(gear.ariaExpanded).toBe('false');
  });

  it('Tab leaves it', async () => {
    const { page } = await openMenu();
    await userEvent.keyboard('{Tab}');
    await vi.waitFor(() => expect(page.all('[role=menu]')).toEqual([]));
  });

  it('its keys are not the player’s', async () => {
    const { page } = await openMenu();
    const heard: string[] = [];
    page.controls.addEventListener('keydown', ({ key }) => heard.push(key));
    await userEvent.keyboard('{ArrowDown}kmf');
    expect(heard).toEqual([]);
  });

  it('a click on the picture closes it, and does nothing else', async () => {
    const { page } = await openMenu();
    const through: boolean[] = [];
    page.controls.addEventListener('click', ({ defaultPrevented }) => through.push(!defaultPrevented));
    await userEvent.click(page.controls, { position: { x: 60, y: 150 } });
    await vi.waitFor(() => expect(page.all('[role=menu]')).toEqual([]));
    expect(through).toEqual([false]);
    expect(page.asked).toEqual([]);
  });

  it('a click elsewhere in the page closes it', async () => {
    const { page } = await openMenu();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await vi.waitFor(() => expect(page.all('[role=menu]')).toEqual([]));
  });

  it('stays while the viewer rests, and goes when playback fails', async () => {
    const { page } = await openMenu();
    await page.show({ userActive: false });
    expect(page.find('.layer').classList.contains('asleep')).toBe(false);
    await page.show({ phase: 'error' });
    expect(page.all('[role=menu]')).toEqual([]);
  });

  it('fits and scrolls inside a small player', async () => {
    const renditions = Array.from({ length: 12 }, (_, index) => ({
      id: String(index),
      height: 144 + index * 90,
      bitrateKbps: 300 + index * 900,
    }));
    const { page } = await openMenu({ renditions }, 320);
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(page.all('[role=menuitemradio]')).toHaveLength(13));
    const frame = page.controls.getBoundingClientRect();
    const menu = page.find('[role=menu]');
    await vi.waitFor(() => {
      const { top, bottom } = menu.getBoundingClientRect();
      expect(top).toBeGreaterThanOrEqual(frame.top);
      expect(bottom).toBeLessThanOrEqual(frame.bottom);
    });
    const box = menu.getBoundingClientRect();
    await userEvent.keyboard('{End}');
    const last = focused()?.getBoundingClientRect();
    expect(last?.bottom).toBeLessThanOrEqual(box.bottom + 1);
    expect(menu.scrollTop).toBeGreaterThan(0);
  });
});
