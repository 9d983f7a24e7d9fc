import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import '../../player/define.js';
import { closeAll, make, open } from './support/players.js';

afterEach(closeAll);

type Player = ReturnType<typeof open<'sv-player'>>;

async function layerOf(player: Player): Promise<ShadowRoot> {
  return vi.waitFor(() => {
    const layer = player.shadowRoot?.querySelector('sv-controls')?.shadowRoot;
    if (!layer?.querySelector('.row')) throw new Error('No controls yet');
    return layer;
  });
}

/** A child for a slot, of a size that can be seen. */
function child(slot: string, tag = 'button'): HTMLElement {
  const element = document.createElement(tag);
  element.slot = slot;
  element.textContent = slot;
  return element;
}

const isShown = (element: Element): boolean =>
  element.checkVisibility() && element.getClientRects().length > 0;

describe('a page’s own children', () => {
  it('take the place of a default, and give it back', async () => {
    const player = open('sv-player', { 'video-title': 'A title' });
    const layer = await layerOf(player);
    const title = layer.querySelector('.title');
    const [top, centre] = [child('top-chrome'), child('center-chrome')];
    player.append(top, centre);
    await vi.waitFor(() => {
      expect([top, centre].every(isShown)).toBe(true);
    });
    expect(title && isShown(title)).toBe(false);
    expect(layer.querySelector('.row .play')?.checkVisibility()).toBe(true);
    top.remove();
    await vi.waitFor(() => {
      expect(title && isShown(title)).toBe(true);
    });
  });

  it('stand in the row and in the menu, where keys reach them', async () => {
    const player = make('sv-player');
    const [start, end, item] = [child('control-start'), child('control-end'), child('settings-item')];
    item.setAttribute('role', 'menuitem');
    item.tabIndex = -1;
    const pressed = vi.fn<() => void>();
    item.addEventListener('click', pressed);
    player.append(start, end, item);
    document.body.append(player);
    const layer = await layerOf(player);
    await vi.waitFor(() => {
      expect([start, end].every(isShown)).toBe(true);
    });
    const x = (element: Element | null): number => element?.getBoundingClientRect().x ?? 0;
    const settings = layer.querySelector<HTMLElement>('.settings');
    expect(x(start)).toBeGreaterThan(x(layer.querySelector('.time')));
    expect(x(end)).toBeGreaterThan(x(start));
    expect(x(settings)).toBeGreaterThan(x(end));
    settings?.click();
    const menu = await vi.waitFor(() => {
      const found = layer.querySelector('sv-settings-menu')?.shadowRoot?.querySelector('[role=menu]');
      if (!found) throw new Error('No menu yet');
      return found;
    });
    expect(isShown(item)).toBe(true);
    menu.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
    expect(document.activeElement).toBe(item);
    item.click();
    expect(pressed).toHaveBeenCalledOnce();
    await vi.waitFor(() => {
      expect(layer.querySelector('sv-settings-menu')).toBeNull();
    });
  });

  it('cover the picture, and let a click through to it', async () => {
    const player = open('sv-player');
    await layerOf(player);
    const canvas = child('media', 'canvas');
    player.append(canvas);
    const { width, height } = player.getBoundingClientRect();
    await vi.waitFor(() => {
      expect(canvas.getBoundingClientRect()).toMatchObject({ width, height });
    });
    expect(getComputedStyle(canvas).pointerEvents).toBe('none');
  });

  it('are a poster until there is a picture', async () => {
    const player = make('sv-player', { src: `${inject('origin')}/media/lab/file.mp4` });
    const poster = child('poster', 'img');
    player.append(poster);
    document.body.append(player);
    await layerOf(player);
    await vi.waitFor(() => {
      expect(isShown(poster)).toBe(true);
    });
    await player.play();
    await vi.waitFor(() => {
      expect(isShown(poster)).toBe(false);
    });
  });

  it('tell of a fault in place of the player’s own panel', async () => {
    const player = make('sv-player', { src: `${inject('origin')}/media/lab/nothing.mp4` });
    const dialog = child('dialog', 'p');
    player.append(dialog);
    document.body.append(player);
    await layerOf(player);
    await vi.waitFor(
      () => {
        expect(isShown(dialog)).toBe(true);
      },
      { timeout: 20_000 },
    );
    expect(player.dataset['error']).toMatch(/^[A-Z_]+$/);
  });
});

describe('what style sheets can ask', () => {
  it('is on the player and on its layer, as it is now', async () => {
    const player = open('sv-player', { src: `${inject('origin')}/media/lab/file.mp4` });
    const layer = await layerOf(player);
    const marks = (): string[] => player.getAttributeNames().filter((name) => name.startsWith('data-'));
    await vi.waitFor(() => {
      expect(marks()).toEqual(expect.arrayContaining(['data-paused', 'data-muted', 'data-size']));
    });
    expect(marks()).not.toContain('data-started');
    await player.play();
    await vi.waitFor(() => {
      expect(marks()).toContain('data-started');
    });
    expect(marks()).not.toContain('data-paused');
    for (const [width, size] of [
      ['320px', 'phone'],
      ['800px', 'tablet'],
      ['1200px', 'desktop'],
      ['1900px', 'tv'],
    ] as const) {
      player.style.width = width;
      await vi.waitFor(() => {
        expect(player.dataset['size']).toBe(size);
      });
    }
    expect(layer.host.getAttributeNames()).toEqual(expect.arrayContaining(marks()));
  });
});
