import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import '../../player/define.js';
import type { SvPlayer } from '../../player/define.js';
import { request } from '../../player/state/player-request.js';
import { next } from './support/events.js';
import { closeAll, open } from './support/players.js';

const hls = `${inject('origin')}/media/lab/master.m3u8`;

const controlsOf = (player: SvPlayer) => {
  const controls = player.shadowRoot?.querySelector('sv-controls');
  if (!controls) throw new Error('There are no controls in the player');
  return controls;
};

async function openPaused(): Promise<SvPlayer> {
  const player = open('sv-player', { src: hls, 'start-time': '20' });
  await next(player, 'canplay');
  await vi.waitFor(() => controlsOf(player));
  // Keys come with the first use; this one leads back to the start whenever it is taken.
  await vi.waitFor(() => {
    expect(press(player.media, '0').defaultPrevented).toBe(true);
  });
  player.currentTime = 20;
  await next(player, 'seeked');
  return player;
}

const press = (on: EventTarget, key: string, init: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    composed: true,
    cancelable: true,
    ...init,
  });
  on.dispatchEvent(event);
  return event;
};

const click = (on: EventTarget) => {
  on.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
};

const touch = (on: EventTarget) => {
  on.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true, composed: true }));
  click(on);
};

const state = (player: SvPlayer) => controlsOf(player).state;

afterEach(closeAll);

describe('keys in <sv-player>', () => {
  it('play, seek, and change volume, speed and captions', async () => {
    const player = await openPaused();
    expect(press(player.media, ' ').defaultPrevented).toBe(true);
    expect(player.paused).toBe(false);
    press(player.media, 'k');
    expect(player.paused).toBe(true);
    press(player.media, 'ArrowRight');
    expect(player.currentTime).toBeCloseTo(25, 0);
    press(player.media, 'j');
    expect(player.currentTime).toBeCloseTo(15, 0);
    press(player.media, 'End');
    expect(player.currentTime).toBeCloseTo(player.duration, 0);
    player.muted = false;
    await vi.waitFor(() => {
      expect(state(player).muted).toBe(false);
    });
    press(player.media, 'ArrowDown');
    expect(player.volume).toBe(0.95);
    press(player.media, 'm');
    expect(player.muted).toBe(true);
    press(player.media, '>');
    expect(player.playbackRate).toBe(1.25);
    press(player.media, 'c');
    expect(Array.from(player.textTracks).filter(({ mode }) => mode === 'showing')).toHaveLength(1);
    press(player.media, 'c');
    expect(Array.from(player.textTracks).filter(({ mode }) => mode === 'showing')).toHaveLength(0);
  });

  it('belong to a field that is being typed in, also one deep in a shadow root', async () => {
    const player = await openPaused();
    const chat = document.createElement('div');
    const field = document.createElement('input');
    chat.attachShadow({ mode: 'open' }).append(field);
    controlsOf(player).append(chat);
    const note = document.createElement('p');
    note.contentEditable = 'true';
    controlsOf(player).append(note);
    for (const typed of [field, note]) {
      expect(press(typed, 'k').defaultPrevented).toBe(false);
      expect(press(typed, ' ').defaultPrevented).toBe(false);
    }
    expect(player.paused).toBe(true);
  });

  it('are left alone with a modifier, when a control has used them, and with nohotkeys', async () => {
    const player = await openPaused();
    press(player.media, 'k', { ctrlKey: true });
    press(player.media, 'k', { metaKey: true });
    const button = document.createElement('button');
    controlsOf(player).append(button);
    press(button, ' ');
    const slider = document.createElement('input');
    slider.type = 'range';
    const list = document.createElement('ul');
    list.role = 'listbox';
    controlsOf(player).append(slider, list);
    expect(press(slider, 'ArrowRight').defaultPrevented).toBe(false);
    press(list, 'k');
    expect(player.currentTime).toBe(20);
    button.addEventListener('keydown', (event) => {
      event.preventDefault();
    });
    press(button, 'k');
    player.noHotkeys = true;
    press(player.media, 'k');
    expect(player.paused).toBe(true);
  });

  it('held down toggle once, and go on seeking', async () => {
    const player = await openPaused();
    press(player.media, 'm', { repeat: true });
    expect(player.muted).toBe(true);
    press(player.media, 'ArrowLeft');
    press(player.media, 'ArrowLeft', { repeat: true });
    expect(player.currentTime).toBeCloseTo(10, 0);
  });

  it('reach the player that has the focus, and no other', async () => {
    const [left, right] = [await openPaused(), await openPaused()];
    left.focus();
    expect(left.matches(':focus-within')).toBe(true);
    press(left.shadowRoot?.activeElement ?? left, 'k');
    expect([left.paused, right.paused]).toEqual([false, true]);
  });
});

describe('the picture', () => {
  it('toggles playback when clicked; a control in front of it does not', async () => {
    const player = await openPaused();
    click(player.media);
    expect(player.paused).toBe(false);
    click(player.media);
    expect(player.paused).toBe(true);
    const button = document.createElement('button');
    controlsOf(player).append(button);
    click(button);
    expect(player.paused).toBe(true);
  });

  it('touched brings the controls up, and touched again lets them go; playback goes on', async () => {
    const player = await openPaused();
    await player.play();
    await vi.waitFor(() => {
      expect(state(player).phase).toBe('playing');
    });
    player.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    expect(state(player).userActive).toBe(false);
    touch(player.media);
    expect(player.paused).toBe(false);
    expect(state(player).userActive).toBe(true);
    touch(player.media);
    expect(player.paused).toBe(false);
    expect(state(player).userActive).toBe(false);
  });

  it('touched before anything has played starts it', async () => {
    const player = await openPaused();
    touch(player.media);
    expect(player.paused).toBe(false);
  });
});

describe('requests of controls', () => {
  it('are carried out, and do not leave the player', async () => {
    const player = await openPaused();
    const escaped = vi.fn();
    document.addEventListener('sv-request', escaped);
    const controls = controlsOf(player);
    request(controls, { type: 'play' });
    expect(player.paused).toBe(false);
    request(controls, { type: 'pause' });
    expect(player.paused).toBe(true);
    request(controls, { type: 'seek', toSec: -7 });
    expect(player.currentTime).toBe(0);
    request(controls, { type: 'seek', toSec: 1e6 });
    expect(player.currentTime).toBeCloseTo(player.duration, 0);
    request(controls, { type: 'set-volume', volume: 0.4 });
    expect([player.volume, player.muted]).toEqual([0.4, false]);
    request(controls, { type: 'set-rate', rate: 0.5 });
    expect(player.playbackRate).toBe(0.5);
    request(controls, { type: 'select-rendition', selection: { mode: 'pinned', renditionIndex: 1 } });
    expect(player.selectedRenditionIndex).toBe(1);
    const caption = state(player).captions[1];
    request(controls, { type: 'select-captions', index: caption?.index ?? -1 });
    await vi.waitFor(() => {
      expect(state(player).captions.map(({ showing }) => showing)).toEqual([false, true]);
    });
    expect(escaped).not.toHaveBeenCalled();
    document.removeEventListener('sv-request', escaped);
  });
});
