/** 8 MB: some five million ids at one false answer in a hundred; beyond that there are more. */
const BITS = 2 ** 26;
const HASHES = 4;

/**
 * Whether an id may have been added, or surely wasn't: a Bloom filter (Bloom 1970), its hashes made of two as by
 * Kirsch and Mitzenmacher 2006. It spares a question to the database for each view that has just begun.
 */
export class IdFilter {
  readonly #words = new Uint32Array(BITS / 32);

  add(id: string): void {
    const [first, step] = hashesOf(id);
    for (let index = 0; index < HASHES; index += 1) {
      const bit = (first + index * step) >>> 0;
      const word = (bit % BITS) >>> 5;
      this.#words[word] = (this.#words[word] ?? 0) | (1 << (bit & 31));
    }
  }

  mayHave(id: string): boolean {
    const [first, step] = hashesOf(id);
    for (let index = 0; index < HASHES; index += 1) {
      const bit = (first + index * step) >>> 0;
      if (((this.#words[(bit % BITS) >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }
}

/** FNV-1a, and the same backwards from another start; each mixed at the end as in MurmurHash3. */
function hashesOf(id: string): readonly [first: number, step: number] {
  let [first, step] = [0x811c9dc5, 0x9747b28c];
  for (let index = 0; index < id.length; index += 1) {
    first = Math.imul(first ^ id.charCodeAt(index), 0x01000193);
    step = Math.imul(step ^ id.charCodeAt(id.length - 1 - index), 0x01000193);
  }
  return [mixed(first), mixed(step) | 1];
}

function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
