/*
 * "Dynamic": of the throughput rule and BOLA, only one has its turn. BOLA from 12 s of buffer on, until the buffer
 * falls below 6 s.
 *
 * Source: dash.js 5.2.1, `AbrController`. 5.1 took `bufferTimeDefault` instead: 18 s and 9 s.
 */

/** `hybridSwitchBufferTime`. */
const switchBufferSec = 12;

export class BolaSwitch {
  readonly #both: boolean;
  readonly #atFirst: boolean;
  #bola: boolean;

  /** Names of the rules there are: with only one of the two, it is always its turn. */
  constructor(names: readonly string[]) {
    this.#both = names.includes('bola') && names.includes('throughput');
    this.#atFirst = names.includes('bola') && !this.#both;
    this.#bola = this.#atFirst;
  }

  /** The buffer's level, whenever it is taken. */
  level(bufferLevelSec: number): void {
    if (this.#both) this.#bola = bufferLevelSec >= (this.#bola ? 0.5 * switchBufferSec : switchBufferSec);
  }

  allows(name: string): boolean {
    if (name === 'bola') return this.#bola;
    return name !== 'throughput' || !this.#bola;
  }

  reset(): void {
    this.#bola = this.#atFirst;
  }
}
