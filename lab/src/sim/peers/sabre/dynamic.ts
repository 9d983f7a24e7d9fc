import { Bola } from './bola.js';
import type { SabreChoice, SabreProgress, SabreRule, SabreSituation } from './sabre-rule.js';
import { Throughput } from './throughput.js';

/*
 * DYNAMIC: the throughput rule until the buffer is above 10 s and BOLA wants no less; BOLA until the buffer is below
 * 10 s and BOLA wants less. Both are asked each time; abandoning is the throughput rule's.
 *
 * Source: Spiteri, Sitaraman, Sparacio, "From theory to practice", MMSys 2018; UMass-LIDS/sabre 09b03bb, `Dynamic`.
 */

/** `low_buffer_threshold`. */
const thresholdMs = 10_000;

export class Dynamic implements SabreRule {
  readonly #bola = new Bola();
  readonly #throughput = new Throughput();
  #usesBola = false;

  choose(situation: SabreSituation): SabreChoice {
    const bola = this.#bola.choose(situation);
    const throughput = this.#throughput.choose(situation);
    const { bufferMs } = situation;
    const bolaWantsLess = bola.renditionIndex < throughput.renditionIndex;
    this.#usesBola = this.#usesBola
      ? !(bufferMs < thresholdMs && bolaWantsLess)
      : bufferMs > thresholdMs && !bolaWantsLess;
    return this.#usesBola ? bola : throughput;
  }

  abandon(progress: SabreProgress, situation: SabreSituation): number | null {
    return this.#throughput.abandon(progress, situation);
  }

  reset(): void {
    this.#bola.reset();
    this.#throughput.reset();
    this.#usesBola = false;
  }
}
