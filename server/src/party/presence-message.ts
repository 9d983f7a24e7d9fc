import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** One client's state within an awareness message of y-protocols. */
export interface PresenceEntry {
  readonly clientId: number;
  readonly clock: number;
  /** JSON; `null` as text when the client left. */
  readonly json: string;
}

/** Entries of one awareness update; null where it isn't one. Nothing in it is parsed. */
export function readPresence(update: Uint8Array): readonly PresenceEntry[] | null {
  try {
    const decoder = decoding.createDecoder(update);
    const entries: PresenceEntry[] = [];
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const clientId = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      entries.push({ clientId, clock, json: decoding.readVarString(decoder) });
    }
    return entries;
  } catch {
    return null;
  }
}

export function writePresence(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { clientId, clock, json } of entries) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, json);
  }
  return encoding.toUint8Array(encoder);
}
