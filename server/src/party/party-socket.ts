import { WebSocket } from 'ws';
import { PARTY_CLOSE, PARTY_LIMITS } from '../../../src/wire/party.js';

/** RFC 6455: a message too big to be taken; `ws` says so on seeing the length, before it reads the rest. */
const TOO_BIG = 1009;

/** A socket that tells a page in our own words that its message was too large: that code is for good. */
export class PartySocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code !== TOO_BIG) super.close(code, reason);
    else super.close(PARTY_CLOSE.tooLarge, `A message is at most ${PARTY_LIMITS.messageBytes} bytes.`);
  }
}
