import { invalidArgument } from '../../src/base/sv-error.js';

const SOCKETS: Readonly<Record<string, string>> = { 'http:': 'ws:', 'https:': 'wss:' };

/**
 * The party server's address as the attribute `party` has it: absolute or relative, `ws:` or `http:`; empty for
 * `/party` where the page is from.
 * @throws SvError INVALID_ARGUMENT
 */
export function partyAddress(value: string, baseUrl: string): string {
  const given = value.trim() === '' ? '/party' : value.trim();
  const url = URL.canParse(given, baseUrl) ? new URL(given, baseUrl) : null;
  const protocol = url && (SOCKETS[url.protocol] ?? url.protocol);
  if (!url || !protocol || !/^wss?:$/.test(protocol) || url.search !== '' || url.hash !== '') {
    throw invalidArgument('party', value, 'the address of a party server, as wss://party.example/party');
  }
  url.protocol = protocol;
  return url.href.replace(/\/+$/, '');
}
