import type { PartyConnection } from '../../src/party/contract.js';
import type { ClosedWords, PartyWords } from '../locales/party-words.js';

/** What the viewer is told of a room that has no place for them (yet); null where there is nothing to tell. */
export function connectionWords(connection: PartyConnection, words: PartyWords): ClosedWords | null {
  switch (connection.state) {
    case 'connecting':
      return { title: words.connecting, text: '' };
    case 'reconnecting':
      return connection.why === 'full'
        ? (words.closed.full ?? words.closed.failed)
        : { title: words.reconnecting, text: '' };
    case 'closed': {
      const { why, reason } = connection;
      if (why === 'left') return null;
      const said = words.closed[why] ?? words.closed.failed;
      // The server's own reasons are for developers; a moderator's is for the one sent out.
      return why === 'kicked' && reason !== '' ? { ...said, text: words.reason(reason) } : said;
    }
    case 'joined':
      return null;
    default:
      return connection satisfies never;
  }
}

/** Whether to join again can help; who was banned needn't try. */
export function mayRejoin(connection: PartyConnection): boolean {
  return connection.state === 'closed' && connection.why !== 'banned';
}
