import * as Y from 'yjs';
import type { Random } from '../../../../src/base/random.js';
import { applyCommand } from '../../../../src/party/room/apply-command.js';
import { positionAt } from '../../../../src/party/room/playback-at.js';
import { openRoom, playbackOf } from '../../../../src/party/room/room-document.js';
import { startLeadMs } from '../../../../src/party/room/room-time.js';
import { createUlids } from '../../../../src/party/room/ulid.js';
import { WaitingRoom } from '../../../../src/party/room/waiting-room.js';
import { DrySpell } from '../../../../src/party/sync/dry-spell.js';
import { Follower } from '../../../../src/party/sync/follower.js';
import {
  BURST_GAP_MS,
  BURST_PINGS,
  PING_PERIOD_MS,
  ServerClock,
} from '../../../../src/party/sync/server-clock.js';
import type { PartyWish } from '../../../../src/wire/party-command.js';
import type { PartyPlayback, WaitReason } from '../../../../src/wire/party-room.js';
import { SimPlayer, type SimPlayerOptions } from './sim-player.js';

export interface SimNetwork {
  readonly roundTripMs: number;
  readonly jitterMs: number;
  /** Share of messages that come late by a retransmission. */
  readonly loss: number;
}

const STEP_MS = 20;
const TICK_MS = 100;
const RETRANSMIT_MS = 300;
const EPOCH_MS = 1_800_000_000_000;

interface Parcel {
  readonly atMs: number;
  readonly open: () => void;
}

class SimViewer {
  readonly userId: string;
  readonly player: SimPlayer;
  readonly follower = new Follower();
  readonly clock = new ServerClock();
  readonly offsetMs: number;
  playback: PartyPlayback | null = null;
  nextPingMs: number;
  pings = 0;
  told: WaitReason | null = null;
  readonly drySpell = new DrySpell();
  readonly joinedMs: number;

  constructor(userId: string, player: SimPlayer, offsetMs: number, joinedMs: number) {
    this.userId = userId;
    this.player = player;
    this.offsetMs = offsetMs;
    this.joinedMs = joinedMs;
    this.nextPingMs = joinedMs;
  }
}

/** One room, its authority and its viewers, on simulated time over a simulated network. */
export class SimParty {
  readonly viewers: SimViewer[] = [];
  readonly #doc = new Y.Doc();
  readonly #random: Random;
  readonly #network: SimNetwork;
  readonly #waiting = new WaitingRoom();
  readonly #ulid: () => string;
  #parcels: Parcel[] = [];
  #settleAgainMs: number | null = null;
  nowMs = 0;

  constructor(random: Random, network: SimNetwork) {
    this.#random = random;
    this.#network = network;
    this.#ulid = createUlids(() => this.#serverMs, random);
    openRoom(this.#doc).room.observe(({ keysChanged }) => {
      if (!keysChanged.has('playback')) return;
      const playback = playbackOf(openRoom(this.#doc));
      for (const viewer of this.viewers) this.#deliver(viewer, playback);
    });
  }

  get #serverMs(): number {
    return EPOCH_MS + this.nowMs;
  }

  get roomSec(): number {
    return positionAt(this.playback, this.#serverMs);
  }

  /** Where the room is now, by the authority. */
  get playback(): PartyPlayback {
    return playbackOf(openRoom(this.#doc));
  }

  join(userId: string, options: SimPlayerOptions = {}): SimViewer {
    const player = new SimPlayer(this.#random, options);
    player.advance(this.nowMs);
    const viewer = new SimViewer(userId, player, (this.#random() - 0.5) * 1e6, this.nowMs);
    this.viewers.push(viewer);
    this.#deliver(viewer, this.playback);
    this.#note(viewer, null);
    return viewer;
  }

  command(wish: PartyWish): void {
    const at = { nowMs: this.#serverMs, leadMs: startLeadMs(this.#network.roundTripMs) };
    const actor = { userId: 'owner', name: 'Owner', role: 'owner' } as const;
    const verdict = applyCommand(this.#doc, { id: this.#ulid(), ...wish }, actor, at);
    if (!verdict.ok) throw new Error(verdict.detail);
  }

  /** @param each Called after every step. */
  run(forMs: number, each: () => void = () => {}): void {
    const endMs = this.nowMs + forMs;
    while (this.nowMs < endMs) {
      this.nowMs += STEP_MS;
      const due = this.#parcels.filter(({ atMs }) => atMs <= this.nowMs);
      this.#parcels = this.#parcels.filter(({ atMs }) => atMs > this.nowMs);
      for (const { open } of due) open();
      for (const viewer of this.viewers) this.#step(viewer);
      if (this.#settleAgainMs !== null && this.#serverMs >= this.#settleAgainMs) this.#settle();
      each();
    }
  }

  #oneWayMs(): number {
    const { roundTripMs, jitterMs, loss } = this.#network;
    const late = this.#random() < loss ? RETRANSMIT_MS : 0;
    return Math.max(0.2, roundTripMs / 2 + (this.#random() - 0.5) * jitterMs) + late;
  }

  #post(open: () => void, delayMs = this.#oneWayMs()): void {
    this.#parcels.push({ atMs: this.nowMs + delayMs, open });
  }

  #deliver(viewer: SimViewer, playback: PartyPlayback): void {
    this.#post(() => {
      if (viewer.playback === null || playback.seq > viewer.playback.seq) viewer.playback = playback;
    });
  }

  #ping(viewer: SimViewer): void {
    const t0Ms = this.nowMs + viewer.offsetMs;
    const thereMs = this.#oneWayMs();
    const backMs = this.#oneWayMs();
    const t1Ms = this.#serverMs + thereMs;
    this.#post(() => {
      viewer.clock.add({ t0Ms, t1Ms, t2Ms: t1Ms, t3Ms: t0Ms + thereMs + backMs });
    }, thereMs + backMs);
    viewer.pings += 1;
    viewer.nextPingMs = this.nowMs + (viewer.pings < BURST_PINGS ? BURST_GAP_MS : PING_PERIOD_MS);
  }

  #step(viewer: SimViewer): void {
    const { player, clock, follower, playback } = viewer;
    player.advance(this.nowMs);
    if (this.nowMs >= viewer.nextPingMs) this.#ping(viewer);
    if (this.nowMs % TICK_MS !== 0) return;
    const localMs = this.nowMs + viewer.offsetMs;
    const serverMs = clock.at(localMs);
    if (serverMs !== null && playback !== null) player.steer(follower.step(playback, player.look(serverMs)));
    if (playback === null) return;
    const { positionSec, seeking, isDry } = player;
    const fed = {
      nowMs: this.nowMs,
      serverMs,
      positionSec,
      seeking,
      ended: false,
      readyState: isDry ? 2 : 4,
    };
    const reason = viewer.drySpell.holds(playback, fed) ? 'stall' : null;
    if (reason === viewer.told) return;
    viewer.told = reason;
    this.#post(() => this.#note(viewer, reason));
  }

  #note({ userId }: SimViewer, waiting: WaitReason | null): void {
    this.#waiting.note(userId, { waiting, apart: false }, this.#serverMs);
    this.#settle();
  }

  #settle(): void {
    const at = { nowMs: this.#serverMs, leadMs: startLeadMs(this.#network.roundTripMs) };
    this.#settleAgainMs = this.#waiting.settle(this.#doc, at);
  }
}
