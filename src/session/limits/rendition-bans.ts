import type { Ladder, RenditionCap } from '../../media/rendition.js';

/** As Shaka 5 at first; then doubled, since a device that was too slow twice will be so again. */
const FIRST_BAN_MS = 30_000;
const LONGEST_BAN_MS = 300_000;

interface Ban {
  readonly times: number;
  readonly untilMs: number;
}

/** Renditions that this device has shown it can't play, each for a while that grows. */
export class RenditionBans {
  #bans = new Map<string, Ban>();

  ban(id: string, nowMs: number): void {
    const times = (this.#bans.get(id)?.times ?? 0) + 1;
    this.#bans.set(id, { times, untilMs: nowMs + lengthMs(times) });
  }

  /**
   * A banned rendition is still on screen, out of the buffer: its time counts from when it has gone, else it
   * would be over before the viewer saw anything of it.
   */
  seen(id: string, nowMs: number): void {
    const ban = this.#bans.get(id);
    if (ban && ban.untilMs > nowMs) this.#bans.set(id, { ...ban, untilMs: nowMs + lengthMs(ban.times) });
  }

  /** Below the lowest rendition that is banned now; the lowest of all stays, since something must play. */
  cap(ladder: Ladder, nowMs: number): RenditionCap {
    const banned = ladder.find(({ id }) => (this.#bans.get(id)?.untilMs ?? 0) > nowMs);
    if (!banned) return {};
    const below = ladder.findLast(({ bitrateKbps }) => bitrateKbps < banned.bitrateKbps) ?? ladder[0];
    return below ? { maxBitrateKbps: below.bitrateKbps } : {};
  }

  reset(): void {
    this.#bans.clear();
  }
}

function lengthMs(times: number): number {
  return Math.min(LONGEST_BAN_MS, FIRST_BAN_MS * 2 ** (times - 1));
}
