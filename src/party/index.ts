export type {
  Follow,
  FollowedElement,
  FollowOptions,
  FollowStatus,
  Party,
  PartyAnswer,
  PartyConnection,
  PartyEvents,
  PartyMember,
  PartyOptions,
  PeerMeeting,
  PeerProvider,
} from './contract.js';
export { forgetRooms } from './forget-rooms.js';
export { joinParty } from './join-party.js';
export { type ChatPart, chatParts } from './text/chat-parts.js';
export { cleanName, cleanText } from './text/clean-text.js';
export type { QueuedTitle } from './room/queue.js';
export type { OpenInvite } from './room/room-document.js';
export type { ShownMessage } from './room/read-chat.js';
export type { FollowState } from './sync/follower.js';
export type { PartyActor, PartyCloseName, PartyRefusalCode } from '../wire/party.js';
export type { PartyWish } from '../wire/party-command.js';
export type {
  ChatMessage,
  ControlPolicy,
  PartyPlayback,
  PartyRole,
  PartySettings,
  PartyTitle,
  QueueEntry,
  ShownBan,
  WaitingPolicy,
  WaitReason,
} from '../wire/party-room.js';
