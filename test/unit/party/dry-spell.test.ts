import { describe, expect, it } from 'vitest';
import { DrySpell, type FedMedia } from '../../../src/party/sync/dry-spell.js';
import type { PartyPlayback } from '../../../src/wire/party-room.js';
import { movingPlayback } from './support/moving-playback.js';

const moving = movingPlayback;
/** It waits at 100 s. */
const held: PartyPlayback = { ...moving, heldFor: ['ann'] };

describe('a dry spell', () => {
  const at = (nowMs: number, more: Partial<FedMedia> = {}): FedMedia => ({
    nowMs,
    serverMs: nowMs,
    positionSec: 100 + nowMs / 1000,
    readyState: 4,
    ended: false,
    seeking: false,
    ...more,
  });
  const dry = { readyState: 2 };

  it('is told of after a quarter of a second, and ends with enough to go on for a while', () => {
    const spell = new DrySpell();
    expect(spell.holds(moving, at(0))).toBe(false);
    expect(spell.holds(moving, at(100, dry))).toBe(false);
    expect(spell.holds(moving, at(300, dry))).toBe(false);
    expect(spell.holds(moving, at(350, dry))).toBe(true);
    expect(spell.holds(moving, at(400, { readyState: 3 }))).toBe(true);
    expect(spell.holds(moving, at(450))).toBe(false);
    // What is enough to go on is enough where nothing was wanting.
    expect(spell.holds(moving, at(900, { readyState: 3 }))).toBe(false);
  });

  it('is told of at once by who is behind already', () => {
    const spell = new DrySpell();
    expect(spell.holds(moving, at(1_000, { positionSec: 100.5 }))).toBe(false);
    expect(spell.holds(moving, at(1_100, { positionSec: 100.5, ...dry }))).toBe(true);
  });

  it('lasts until the media is where the room waits', () => {
    const spell = new DrySpell();
    spell.holds(moving, at(0, dry));
    expect(spell.holds(held, at(300, { positionSec: 99, ...dry }))).toBe(true);
    expect(spell.holds(held, at(500, { positionSec: 99 }))).toBe(true);
    expect(spell.holds(held, at(1_400, { positionSec: 99.9 }))).toBe(true);
    expect(spell.holds(held, at(1_500, { positionSec: 99.98 }))).toBe(false);
    expect(spell.holds(held, at(1_600, { positionSec: 99.5 }))).toBe(false);
  });

  it('is no longer than the data is wanting where playing on leads nowhere', () => {
    for (const [playback, positionSec] of [
      // The room does not wait, or waits no more.
      [moving, 99],
      // It is too far off: the follower seeks.
      [held, 90],
      [held, 103],
    ] as const) {
      const spell = new DrySpell();
      expect(spell.holds(playback, at(0, { positionSec, ...dry }))).toBe(positionSec < 100);
      expect(spell.holds(playback, at(300, { positionSec, ...dry }))).toBe(true);
      expect(spell.holds(playback, at(400, { positionSec }))).toBe(false);
    }
  });

  it('is none of a title that is paused or over', () => {
    const spell = new DrySpell();
    expect(spell.holds(moving, at(0, dry))).toBe(false);
    expect(spell.holds({ ...moving, paused: true }, at(500, dry))).toBe(false);
    expect(spell.holds(moving, at(600, { ...dry, ended: true }))).toBe(false);
    expect(spell.holds(moving, at(700, dry))).toBe(false);
    expect(spell.holds(moving, at(900, { ...dry, serverMs: null }))).toBe(false);
    expect(spell.holds(moving, at(950, { ...dry, serverMs: null }))).toBe(true);
  });
});
