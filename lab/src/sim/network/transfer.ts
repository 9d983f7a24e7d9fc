/** One body on its way. Times are ms on the link's clock. */
export interface Transfer {
  readonly responseStartMs: number;
  readonly endMs: number;
  /** How much of it has come by then. */
  bytesAt(atMs: number): number;
}

/** What a network can carry. */
export interface Capacity {
  /** Bits from its start to `atMs`. */
  bitsUntil(atMs: number): number;
  /** When the last of `bits`, sent from `fromMs` on, has come. */
  endOf(fromMs: number, bits: number): number;
}
