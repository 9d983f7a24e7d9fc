import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import '../../player/define.js';
import type { SvPlayer } from '../../player/define.js';
import type { SvControls } from '../../player/controls/index.js';
import { next } from './support/events.js';
import { closeAll, open } from './support/players.js';
import { eventually } from './support/titles.js';

const src = `${inject('origin')}/media/lab/master.m3u8`;

function controlsOf(player: SvPlayer): SvControls {
  const controls = player.shadowRoot?.querySelector('sv-controls');
  if (!controls) throw new Error('There are no controls in the player');
  return controls;
}

async function openPlaying(attributes: Record<string, string> = {}): Promise<SvPlayer> {
  const player = open('sv-player', { src, 'start-time': '20', ...attributes });
  player.play().catch(() => {});
  await next(player, 'playing');
  await eventually(() => {
    expect(controlsOf(player).state.phase).toBe('playing');
  });
  return player;
}

afterEach(closeAll);

describe('fingers on <sv-player>', () => {
  let finger = 10;

  function point(player: SvPlayer, type: string, x: number, y = 0.5): void {
    const { left, top, width, height } = player.media.getBoundingClientRect();
    const at = { clientX: left + width * x, clientY: top + height * y };
    const init = { bubbles: true, composed: true, cancelable: true };
    const event = new PointerEvent(type, { ...init, ...at, pointerType: 'touch', pointerId: finger });
    player.media.dispatchEvent(event);
    if (type === 'pointerup') player.media.dispatchEvent(new MouseEvent('click', init));
  }

  function tap(player: SvPlayer, x: number): void {
    finger += 1;
    point(player, 'pointerdown', x);
    point(player, 'pointerup', x);
  }

  /** Gestures are there from the first touch on; how far they have come, the picture's touch-action tells. */
  async function touched(attributes: Record<string, string> = {}): Promise<SvPlayer> {
    const player = await openPlaying(attributes);
    await eventually(() => {
      point(player, 'pointerdown', 0.5);
      point(player, 'pointercancel', 0.5);
      expect(player.media.style.touchAction).not.toBe('');
    });
    return player;
  }

  const feedback = (player: SvPlayer): string =>
    controlsOf(player)
      .shadowRoot?.querySelector('sv-touch-feedback')
      ?.shadowRoot?.querySelector('.feedback')
      ?.textContent?.trim() ?? '';

  it('two taps at a side skip, further ones go on, and a badge adds up', async () => {
    const player = await touched({ 'forward-seek-offset': '5' });
    const from = player.currentTime;
    tap(player, 0.9);
    expect(player.currentTime).toBeLessThan(from + 3);
    tap(player, 0.9);
    expect(player.currentTime).toBeGreaterThanOrEqual(from + 5);
    tap(player, 0.9);
    expect(player.currentTime).toBeGreaterThanOrEqual(from + 10);
    await eventually(() => {
      expect(feedback(player)).toMatch(/\+10/);
    });
    tap(player, 0.1);
    tap(player, 0.1);
    expect(player.currentTime).toBeLessThan(from + 4);
    expect(player.paused).toBe(false);
  });

  it('one that rests plays at twice the speed until it goes', async () => {
    const player = await touched();
    player.playbackRate = 1.25;
    point(player, 'pointerdown', 0.5);
    await eventually(() => {
      expect(player.playbackRate).toBe(2);
      expect(feedback(player)).toContain('2×');
    });
    point(player, 'pointerup', 0.5);
    expect(player.playbackRate).toBe(1.25);
    expect(player.paused).toBe(false);
    await eventually(() => {
      expect(feedback(player)).toBe('');
    });
  });

  it('a swipe shows where it leads, and goes there when the finger does; scrolling up and down is the page’s', async () => {
    const player = await touched();
    expect(player.media.style.touchAction).toBe('pan-y pinch-zoom');
    const from = player.currentTime;
    point(player, 'pointerdown', 0.5);
    point(player, 'pointermove', 0.6);
    point(player, 'pointermove', 0.7);
    await eventually(() => {
      expect(feedback(player)).toMatch(/\+0:1\d/);
    });
    expect(player.currentTime).toBeLessThan(from + 5);
    point(player, 'pointerup', 0.7);
    expect(player.currentTime).toBeGreaterThan(from + 10);
    // Not in full screen, up and down are no gesture, and the volume stays.
    const { volume } = player;
    point(player, 'pointerdown', 0.9, 0.9);
    point(player, 'pointermove', 0.9, 0.2);
    point(player, 'pointerup', 0.9, 0.2);
    expect(player.volume).toBe(volume);
  });

  it('leave a page that scrolls to the side alone, and with nogestures everything', async () => {
    const player = await touched();
    const lane = document.createElement('div');
    Object.assign(lane.style, { width: '300px', overflowX: 'auto' });
    player.before(lane);
    lane.append(player);
    player.artist = 'Someone';
    expect(player.media.style.touchAction).toBe('');
    player.noGestures = true;
    const from = player.currentTime;
    tap(player, 0.9);
    tap(player, 0.9);
    expect(player.currentTime).toBeLessThan(from + 3);
    lane.remove();
  });
});

describe('the sheet of keys', () => {
  it('is called off by what would close it, while its script is on its way', async () => {
    const player = await openPlaying();
    const press = (key: string): void => {
      player.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    };
    const isOpen = (): boolean =>
      Boolean(
        controlsOf(player).shadowRoot?.querySelector('sv-key-sheet')?.shadowRoot?.querySelector('dialog')
          ?.open,
      );
    press('?');
    press('Escape');
    await customElements.whenDefined('sv-key-sheet');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isOpen()).toBe(false);
    press('?');
    await eventually(() => {
      expect(isOpen()).toBe(true);
    });
  });
});

describe('the wheel over the volume', () => {
  it('changes it, and at its limit lets the page scroll', async () => {
    const player = await openPlaying();
    player.muted = false;
    player.volume = 0.95;
    const volume = controlsOf(player).shadowRoot?.querySelector('sv-volume');
    volume?.shadowRoot?.querySelector('button')?.dispatchEvent(new PointerEvent('pointerenter'));
    const turn = (deltaY: number): boolean =>
      volume?.dispatchEvent(new WheelEvent('wheel', { deltaY, cancelable: true, bubbles: true })) ?? true;
    await eventually(() => {
      expect(turn(-100)).toBe(false);
    });
    expect(player.volume).toBe(1);
    await eventually(() => {
      expect(turn(-100)).toBe(true);
    });
    expect(turn(100)).toBe(false);
    expect(player.volume).toBe(0.95);
  });
});

describe('the system’s controls', () => {
  it('show what plays and do as they are told; the last player to play has them, until it goes', async () => {
    const handlers = new Map<string, MediaSessionActionHandler | null>();
    const { mediaSession } = navigator;
    const set = mediaSession.setActionHandler.bind(mediaSession);
    vi.spyOn(mediaSession, 'setActionHandler').mockImplementation((action, handler) => {
      handlers.set(action, handler);
      set(action, handler);
    });
    const first = await openPlaying({ 'video-title': 'One', artist: 'Someone', poster: '/poster.jpg' });
    await eventually(() => {
      expect(mediaSession.metadata).toMatchObject({ title: 'One', artist: 'Someone' });
    });
    expect(mediaSession.metadata?.artwork[0]?.src).toBe(new URL('/poster.jpg', location.href).href);
    const act = (action: MediaSessionAction, details = {}): void => {
      handlers.get(action)?.({ action, ...details });
    };
    act('seekto', { seekTime: 41 });
    expect(first.currentTime).toBeCloseTo(41, 0);
    act('pause');
    expect(first.paused).toBe(true);
    await eventually(() => {
      expect(mediaSession.playbackState).toBe('paused');
    });
    expect(handlers.get('nexttrack') ?? null).toBeNull();

    const second = await openPlaying({ 'video-title': 'Two' });
    await eventually(() => {
      expect(mediaSession.metadata?.title).toBe('Two');
    });
    act('pause');
    expect(second.paused).toBe(true);
    first.videoTitle = 'Another';
    second.remove();
    expect(mediaSession.metadata).toBeNull();
    expect([...handlers.values()].every((handler) => handler === null)).toBe(true);
    vi.restoreAllMocks();
  });

  it('are left to the page with nomediasession', async () => {
    const player = await openPlaying({ 'video-title': 'Mine', nomediasession: '' });
    await next(player, 'timeupdate');
    expect(navigator.mediaSession.metadata).toBeNull();
  });
});

describe('another screen', () => {
  it('is offered while there is one, and not where the page says no', async () => {
    const player = await openPlaying({ disableremoteplayback: '' });
    // No device is near a test: what the browser would tell of one.
    let tell: (available: boolean) => void = () => {};
    const prompt = vi.spyOn(player.media.remote, 'prompt').mockResolvedValue();
    vi.spyOn(player.media.remote, 'watchAvailability').mockImplementation((found) => {
      tell = found;
      return Promise.resolve(1);
    });
    player.dispatchEvent(new FocusEvent('focusin'));
    player.disableRemotePlayback = false;
    const button = () =>
      controlsOf(player).shadowRoot?.querySelector('sv-remote-button')?.shadowRoot?.querySelector('button');
    await eventually(() => {
      tell(true);
      expect(button()?.ariaLabel).toBe('Play on another screen');
    });
    button()?.click();
    await eventually(() => {
      expect(prompt).toHaveBeenCalledOnce();
    });
    player.disableRemotePlayback = true;
    await eventually(() => {
      expect(button()).toBeFalsy();
    });
    vi.restoreAllMocks();
  });
});

describe('a remote control', () => {
  it('walks the controls with its arrows, and goes back out of the menu', async () => {
    const player = await openPlaying({ tv: '' });
    player.style.width = '640px';
    player.focus();
    const focused = (): Element | null => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at;
    };
    const press = (key: string): void => {
      const init = { key, bubbles: true, composed: true, cancelable: true };
      (focused() ?? player).dispatchEvent(new KeyboardEvent('keydown', init));
    };
    player.media.focus();
    await eventually(() => {
      press('ArrowDown');
      expect(focused()?.matches('[part~=play]')).toBe(true);
    });
    const at = player.currentTime;
    press('ArrowUp');
    expect(focused()?.getAttribute('role')).toBe('slider');
    press('ArrowRight');
    expect(player.currentTime).toBeGreaterThan(at + 4);
    press('ArrowDown');
    for (let moves = 0; moves < 12 && !focused()?.matches('[part~=settings]'); moves += 1)
      press('ArrowRight');
    (focused() as HTMLElement).click();
    const menu = () => controlsOf(player).shadowRoot?.querySelector('sv-settings-menu');
    await eventually(() => {
      expect(focused()?.getAttribute('role')).toBe('menuitem');
    });
    press('GoBack');
    await eventually(() => {
      expect(menu()).toBeFalsy();
      expect(focused()?.matches('[part~=settings]')).toBe(true);
    });
  });
});
