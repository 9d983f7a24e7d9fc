import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { PARTY_MESSAGE_TYPES, type PartyServerMessage } from '../../../src/wire/party.js';

/** Steps within a message of type `sync`, as y-protocols numbers them. */
const SYNC_STEP_1 = 0;
const SYNC_STEP_2 = 1;
const SYNC_UPDATE = 2;

/** A Yjs update that says nothing: no structs, no deletions. */
const EMPTY_UPDATE_BYTES = 2;

/** What a page sent, taken apart but not yet judged. */
export type Frame =
  /** Asks for what it lacks. */
  | { readonly type: 'ask'; readonly stateVector: Uint8Array }
  /** Would change the document. */
  | { readonly type: 'change' }
  | { readonly type: 'presence'; readonly update: Uint8Array }
  | { readonly type: 'ask-presence' }
  | { readonly type: 'party'; readonly json: string }
  /** Asks for nothing and changes nothing. */
  | { readonly type: 'nothing' };

/** Null for what is no message of ours or of y-websocket's. A document's update is never decoded. */
export function readFrame(bytes: Uint8Array): Frame | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    switch (decoding.readVarUint(decoder)) {
      case PARTY_MESSAGE_TYPES.sync:
        return readSync(decoder);
      case PARTY_MESSAGE_TYPES.awareness:
        return { type: 'presence', update: decoding.readVarUint8Array(decoder) };
      case PARTY_MESSAGE_TYPES.auth:
        return { type: 'nothing' };
      case PARTY_MESSAGE_TYPES.queryAwareness:
        return { type: 'ask-presence' };
      case PARTY_MESSAGE_TYPES.party:
        return { type: 'party', json: decoding.readVarString(decoder) };
      default:
        return null;
    }
  } catch {
    return null;
  }
}

function readSync(decoder: decoding.Decoder): Frame | null {
  const step = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  if (step === SYNC_STEP_1) return { type: 'ask', stateVector: body };
  if (step !== SYNC_STEP_2 && step !== SYNC_UPDATE) return null;
  return { type: body.length <= EMPTY_UPDATE_BYTES ? 'nothing' : 'change' };
}

/** The answer to `ask`; null where the state vector can't be read. */
export function answerFrame(doc: Y.Doc, stateVector: Uint8Array): Uint8Array | null {
  try {
    return syncFrame(SYNC_STEP_2, Y.encodeStateAsUpdate(doc, stateVector));
  } catch {
    return null;
  }
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC_UPDATE, update);
}

export function presenceFrame(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, PARTY_MESSAGE_TYPES.awareness);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

export function partyFrame(message: PartyServerMessage): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, PARTY_MESSAGE_TYPES.party);
  encoding.writeVarString(encoder, JSON.stringify(message));
  return encoding.toUint8Array(encoder);
}

function syncFrame(step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, PARTY_MESSAGE_TYPES.sync);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}
