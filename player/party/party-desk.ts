import type { SvError } from '../../src/base/sv-error.js';
import type { Party } from '../../src/party/contract.js';
import { partyClosed } from '../../src/party/errors.js';
import { joinParty } from '../../src/party/join-party.js';
import { dispatchSv } from '../element/sv-events.js';
import type { InputFollower, InputHost } from '../input/input-host.js';
import type { PlayerRequest } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';
import { partyAddress } from './party-address.js';
import { PartyInterface } from './party-interface.js';
import { PartyModel } from './party-model.js';
import type { PartyPlayer } from './party-player.js';
import { RoomTitle } from './room-title.js';

export interface PartyDesk {
  /** Null before it has begun to join, and once it has left. */
  readonly party: Party | null;
}

/** Keeps the player in the room that its attributes name, and the page and the viewer told of it. */
class Desk implements InputFollower, PartyDesk {
  readonly #host: InputHost;
  readonly #player: PartyPlayer;
  readonly #interface: PartyInterface;
  #model: PartyModel | null = null;
  /** What was last joined, or is being joined; empty for nothing. */
  #place = '';
  #isDue = false;
  #leave: (() => void) | null = null;
  /** Of `party-offline` when the room was joined; null for keeping nothing. */
  #offline: string | null = null;
  /** The viewer asked for silence: nobody else took their sound. */
  #isMuting = false;

  constructor(host: InputHost) {
    this.#host = host;
    this.#player = host.element as PartyPlayer;
    this.#interface = new PartyInterface(host, () => {
      this.#rejoin();
    });
    host.followers.add(this);
    this.changed();
  }

  get party(): Party | null {
    return this.#model?.party ?? null;
  }

  /** Attributes set in one task make one room. */
  changed(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#look();
      this.#interface.look();
    });
  }

  shown(state: PlayerState): void {
    this.#interface.shown(state);
  }

  asked({ type }: PlayerRequest): void {
    if (type === 'toggle-mute' || type === 'set-volume') this.#isMuting = true;
  }

  /** An element that is only being moved is back before this runs. */
  left(): void {
    this.changed();
  }

  #look(): void {
    const player = this.#player;
    const party = player.getAttribute('party');
    const room = player.getAttribute('room') ?? '';
    const isWanted = player.isConnected && party !== null && room !== '';
    const place = isWanted ? [party, room, player.getAttribute('token') ?? ''].join('\n') : '';
    const offline = player.getAttribute('party-offline');
    const isKeptNoMore = this.#offline !== null && offline === null;
    // An element that only leaves its page may be back; a page that takes the room away means it.
    const isLeftForGood = player.isConnected && (party === null || room === '');
    if (isKeptNoMore || isLeftForGood) void this.party?.forget();
    if (place === this.#place && (offline === this.#offline || isKeptNoMore)) {
      this.#offline = offline;
      return;
    }
    this.#close();
    this.#place = place;
    this.#offline = offline;
    if (isWanted) void this.#join(party, room, offline);
  }

  #rejoin(): void {
    this.#place = '';
    this.changed();
  }

  async #join(address: string, room: string, offline: string | null): Promise<void> {
    const place = this.#place;
    try {
      const url = partyAddress(address, this.#player.baseURI);
      const token = this.#token();
      const party = await joinParty({
        url,
        room,
        ...(token !== null && { token }),
        ...(offline !== null && { offline }),
      });
      if (place === this.#place) this.#open(party);
      else party.leave();
    } catch (error) {
      if (place === this.#place) this.#fail(error as SvError);
    }
  }

  /** Asked for anew with each connection, so that a token may be given late, or another time. */
  #token(): (() => string | Promise<string>) | null {
    const player = this.#player;
    if (player.token === '') return null;
    return () => (typeof player.token === 'function' ? player.token() : player.token);
  }

  #open(party: Party): void {
    const player = this.#player;
    const title = new RoomTitle(player, party);
    const follow = party.follow(player, { isAtTitle: () => title.isHere() });
    const model = new PartyModel(party, follow, (inviteToken) => offerInvite(player, inviteToken));
    this.#model = model;
    const done = new AbortController();
    const listen = (type: string, heard: () => void): void => {
      player.addEventListener(type, heard, { signal: done.signal });
    };
    let wasMuted = player.muted;
    listen('volumechange', () => {
      if (player.muted && !wasMuted && !this.#isMuting) model.soundLost = true;
      if (!player.muted) model.soundLost = false;
      wasMuted = player.muted;
      this.#isMuting = false;
    });
    const standing = (): void => {
      const { you, members, connection } = party;
      const isIn = connection.state === 'joined' && you !== null;
      player.session?.setParty(isIn ? { size: members.length, role: you.role } : null);
    };
    // With a first source there is a session only now, and its view is yet to begin.
    listen('sv-load-start', standing);
    party.events.on('members', standing);
    listen('sv-ready', () => {
      title.loaded();
    });
    listen('ended', () => {
      title.ended();
    });
    party.events.on('connection', () => {
      const { connection } = party;
      if (connection.state === 'joined') {
        model.joined();
        title.look();
      }
      standing();
      this.#mark(connection.state);
      dispatchSv(player, 'sv-party-state', connection);
      if (connection.state !== 'closed' || connection.why === 'left') return;
      dispatchSv(player, 'sv-party-error', { error: partyClosed(connection.why, connection.reason) });
    });
    party.events.on('room', () => {
      if (party.connection.state === 'joined') title.look();
    });
    follow.events.on('status', (status) => {
      dispatchSv(player, 'sv-party-status', status);
    });
    model.events.on('refused', (error) => {
      dispatchSv(player, 'sv-party-error', { error });
    });
    this.#leave = () => {
      done.abort();
      party.leave();
      model.dispose();
      player.session?.setParty(null);
    };
    this.#mark('connecting');
    this.#interface.show(model);
    dispatchSv(player, 'sv-party-state', party.connection);
  }

  #close(): void {
    this.#interface.hide();
    this.#leave?.();
    this.#leave = null;
    this.#model = null;
    this.#mark(null);
  }

  /** What keeps it from joining lies in the page. */
  #fail(error: SvError): void {
    if (error.code === 'PART_LOAD_FAILED') {
      // Whoever sets an attribute again tries again.
      this.#place = '';
      this.#host.report(error);
    } else dispatchSv(this.#player, 'sv-party-error', { error });
  }

  /** For the page's style sheets. */
  #mark(state: string | null): void {
    if (state === null) this.#player.removeAttribute('data-party');
    else this.#player.setAttribute('data-party', state);
  }
}

/** For a player that has the attribute `party`, or had it. */
export function openDesk(host: InputHost): PartyDesk {
  return new Desk(host);
}

/** @returns a link to this page with the invite in it; null where the page makes its own of the event */
function offerInvite(player: PartyPlayer, inviteToken: string): string | null {
  const url = new URL(location.href);
  url.searchParams.set('party-invite', inviteToken);
  const detail = { inviteToken, url: url.href };
  const isOurs = player.dispatchEvent(new CustomEvent('sv-party-invite', { detail, cancelable: true }));
  return isOurs ? url.href : null;
}
