import type { DownloadSample } from '../../media/download.js';
import type { Ladder } from '../../media/rendition.js';
import { bitrateKbps, isSize, numbersOf, segmentBits } from '../context-numbers.js';
import type { AbrContext } from '../contract/abr-controller.js';
import { Ewma } from './ewma.js';

/*
 * How large a segment will be.
 *
 *   Ŝ_n,i = S_n,i                                    where the engine knows it
 *         = S_n,j · (R_i·ρ_i) / (R_j·ρ_j)            where it knows the nearest rendition j's
 *         = R_i · ρ_i · L                            where it knows none
 *   ρ_i   = (w_i·r_i + k·r) / (w_i + k),   r_i, r = means of S / (R·L) over what was loaded, of i and of all
 *
 *   S  size in bits   R  declared bitrate   `bitrateKbps`   L  duration   ρ  learned ratio   `#ratioOf`
 *
 * HLS declares the peak of a rendition and often not its mean: what has come tells how far apart they
 * are. And a segment that is 1.4 times its mean in one rendition is about so in the others, since they are
 * encodings of the same pictures: Qin et al., "ABR Streaming of VBR-encoded Videos", CoNEXT 2018, found
 * the sizes of a title's chunks to rank alike in all its tracks.
 *
 * Mean |ln(Ŝ/S)| over the tables of three titles: with means declared 0.11 by declaration, 0.12 by ratio,
 * 0.08 where one rendition's sizes are known; with peaks declared 0.49, 0.13 and 0.09.
 */

/**
 * Segments until half of what was learned is forgotten. What it follows is the encoding: a scene is over
 * too soon to be learned, and 3 and 6 predicted worse, 24 no better.
 */
const halfLifeSegments = 12;

/** How many segments of its own a rendition needs until its ratio counts as much as that of all. */
const pooledWorth = 2;

/** A size further from the declared one belongs to a broken measurement. */
const farthest = 8;

/** Learns how actual sizes relate to declared bitrates, and fills in what the engine doesn't know. */
export class SegmentSizes {
  readonly #own = new Map<string, Ewma>();
  readonly #pooled = new Ewma(halfLifeSegments);

  /** Takes note of what came; audio, and what can't be, is ignored. */
  push({ kind, renditionIndex, bytes, durationSec }: DownloadSample, renditions: Ladder): void {
    const rendition = renditions[renditionIndex];
    if (kind === 'audio' || rendition === undefined) return;
    const ratio = (bytes * 8) / 1000 / (rendition.bitrateKbps * durationSec);
    if (!(ratio >= 1 / farthest && ratio <= farthest)) return;
    let own = this.#own.get(rendition.id);
    if (own === undefined) this.#own.set(rendition.id, (own = new Ewma(halfLifeSegments)));
    for (const mean of [own, this.#pooled]) mean.add(1, ratio);
  }

  /** Of the segment `ahead` of the next one, in bits; always above zero. */
  bitsOf(context: AbrContext, ahead: number, index: number): number {
    const row = context.upcomingBytes?.[ahead];
    if (isSize(row?.[index])) return segmentBits(context, ahead, index);
    const meanKbps = (at: number): number =>
      bitrateKbps(context, at) * this.#ratioOf(context.renditions[at]?.id);
    const known = nearestKnown(row, index);
    if (known >= 0) return (segmentBits(context, ahead, known) * meanKbps(index)) / meanKbps(known);
    return meanKbps(index) * 1000 * numbersOf(context).segmentSec;
  }

  reset(): void {
    this.#own.clear();
    this.#pooled.reset();
  }

  #ratioOf(id: string | undefined): number {
    const pooled = this.#pooled.value ?? 1;
    const own = id === undefined ? undefined : this.#own.get(id);
    const weight = own?.totalWeight ?? 0;
    return ((own?.value ?? 0) * weight + pooled * pooledWorth) / (weight + pooledWorth);
  }
}

/** The column next to `index` whose size is told; −1 if the row tells none. */
function nearestKnown(row: readonly number[] | undefined, index: number): number {
  const known = row?.flatMap((bytes, at) => (isSize(bytes) ? [at] : [])) ?? [];
  return known.reduce(
    (best, at) => (best < 0 || Math.abs(at - index) < Math.abs(best - index) ? at : best),
    -1,
  );
}
