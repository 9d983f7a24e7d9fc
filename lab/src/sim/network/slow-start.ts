import type { Capacity, Transfer } from './transfer.js';

/** Ten packets of 1460 bytes (RFC 6928). */
const initialWindowBytes = 14_600;

/** Below this a round would take no time and the window could not grow in it. */
const leastRoundTripMs = 1;

interface Round {
  readonly fromMs: number;
  readonly bytesBefore: number;
  readonly windowBytes: number;
}

/**
 * TCP's slow start over a link: in each round trip no more than the window comes, and the window doubles,
 * until the link itself is the bound. No losses, no receive window.
 */
export function slowStartTransfer(
  link: Capacity,
  responseStartMs: number,
  roundTripMs: number,
  bytes: number,
): Transfer {
  const roundMs = Math.max(leastRoundTripMs, roundTripMs);
  const rounds: Round[] = [];
  let fromMs = responseStartMs;
  let bytesBefore = 0;
  let windowBytes = initialWindowBytes;
  const carries = (from: number, to: number): number => (link.bitsUntil(to) - link.bitsUntil(from)) / 8;
  while (bytes - bytesBefore > windowBytes && carries(fromMs, fromMs + roundMs) > windowBytes) {
    rounds.push({ fromMs, bytesBefore, windowBytes });
    fromMs += roundMs;
    bytesBefore += windowBytes;
    windowBytes *= 2;
  }
  rounds.push({ fromMs, bytesBefore, windowBytes: bytes - bytesBefore });
  return {
    responseStartMs,
    endMs: link.endOf(fromMs, (bytes - bytesBefore) * 8),
    bytesAt: (atMs) => {
      const round = rounds.findLast((each) => each.fromMs < atMs);
      return round === undefined
        ? 0
        : round.bytesBefore + Math.min(round.windowBytes, carries(round.fromMs, atMs));
    },
  };
}
