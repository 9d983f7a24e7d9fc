import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { PartyActor } from '../../wire/party.js';
import type { ShownBan } from '../../wire/party-room.js';
import type { PartyMember } from '../contract.js';
import { positionAt } from '../room/playback-at.js';
import { invitesOf, type OpenInvite } from '../room/room-document.js';
import { isAtLeast, mayControl, roleOf } from '../room/who-may.js';
import type { RoomSide } from './room-side.js';
import { RoomView } from './room-view.js';
import { membersOf } from './roster.js';

/** A room as one member has it: who is there, what they may, and what time it is. */
export abstract class MemberView extends RoomView {
  protected readonly awareness: Awareness;
  protected abstract readonly side: RoomSide;

  constructor(doc: Y.Doc, awareness: Awareness) {
    super(doc);
    this.awareness = awareness;
  }

  get you(): PartyActor | null {
    const { you } = this.side;
    return you && { ...you, role: roleOf(this.room, you) };
  }

  get members(): readonly PartyMember[] {
    return membersOf(this.awareness.getStates().values(), this.side.you?.userId ?? null);
  }

  get bans(): readonly ShownBan[] {
    const { you } = this;
    return you !== null && isAtLeast(you.role, 'moderator') ? this.side.bans : [];
  }

  get invites(): readonly OpenInvite[] {
    return invitesOf(this.room, this.serverMs ?? 0);
  }

  get mayControl(): boolean {
    const { you } = this;
    return you !== null && mayControl(this.room, you);
  }

  get serverMs(): number | null {
    return this.side.nowMs;
  }

  get positionSec(): number | null {
    const { playback, serverMs } = this;
    return serverMs === null || playback.mediaId === null ? null : positionAt(playback, serverMs);
  }
}
