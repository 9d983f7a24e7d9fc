/**
 * Follows the frames of one direction of a WebSocket (RFC 6455, 5.2) without keeping them, so that something
 * can be put between two of them.
 */
export class FrameBoundaries {
  /** Of the frame under way: its head's bytes so far, while it isn't complete. */
  #head: number[] = [];
  #payloadLeft = 0;

  /** Whether everything fed so far ends with a whole frame. */
  get between(): boolean {
    return this.#head.length === 0 && this.#payloadLeft === 0;
  }

  /** How many bytes of the chunk go to the first frame's end in it; -1 where none ends. */
  feed(chunk: Uint8Array): number {
    let first = -1;
    let at = 0;
    while (at < chunk.length) {
      if (this.#payloadLeft > 0) {
        const taken = Math.min(this.#payloadLeft, chunk.length - at);
        this.#payloadLeft -= taken;
        at += taken;
      } else {
        this.#head.push(chunk[at] ?? 0);
        at += 1;
        const payload = payloadLength(this.#head);
        if (payload === null) continue;
        this.#head = [];
        this.#payloadLeft = payload;
      }
      if (first === -1 && this.between) first = at;
    }
    return first;
  }
}

/** Bytes after the head; null while the head isn't whole. */
function payloadLength(head: readonly number[]): number | null {
  const second = head[1];
  if (second === undefined) return null;
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const maskBytes = (second & 0x80) === 0 ? 0 : 4;
  if (head.length < 2 + lengthBytes + maskBytes) return null;
  if (lengthBytes === 0) return short;
  return head.slice(2, 2 + lengthBytes).reduce((length, byte) => length * 256 + byte, 0);
}

/** A server's close frame; null for the codes that must not be sent (RFC 6455, 7.4.1): those just break off. */
export function closeFrame(code: number): Buffer | null {
  if (code === 1005 || code === 1006 || code === 1015) return null;
  return Buffer.from([0x88, 0x02, code >> 8, code & 0xff]);
}
