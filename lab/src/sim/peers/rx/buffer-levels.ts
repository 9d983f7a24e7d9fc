/*
 * The buffer from which on RxPlayer 4.2 takes a bitrate to be safe
 * (src/core/adaptive/utils/get_buffer_levels.ts and the first lines of buffer_based_chooser.ts). A relative of
 * BOLA's (Spiteri, Urgaonkar, Sitaraman, INFOCOM 2016) points of indifference between neighbours.
 *
 *   level_0 = 4 s
 *   level_i = Vp·(gp + (R_i·u_{i−1} − R_{i−1}·u_i) / (R_i − R_{i−1})) + 4 s + 4 s
 *   u_i = ln(R_i / R_0) + 1,   gp = (u_N − 1) / (2·N + 10),   Vp = 1 / gp
 *
 *   R_i bitratesKbps   N their number; equal neighbours share the lower one's level
 */

/** The chooser's own margin, since it works beside other rules. */
const marginSec = 4;

/** Added to every level but the lowest. */
const aboveLowestSec = 4;

export function bufferLevelsSec(bitratesKbps: readonly number[]): number[] {
  const lowest = bitratesKbps[0] ?? 1;
  const utilities = bitratesKbps.map((kbps) => Math.log(kbps / lowest) + 1);
  const gp = ((utilities.at(-1) ?? 1) - 1) / (bitratesKbps.length * 2 + 10);
  const levels: number[] = [];
  bitratesKbps.forEach((kbps, index) => {
    const kbpsBelow = bitratesKbps[index - 1];
    const below = levels[index - 1];
    if (kbpsBelow === undefined || below === undefined) levels.push(marginSec);
    else if (kbps === kbpsBelow) levels.push(below);
    else {
      const utility = utilities[index] ?? 1;
      const utilityBelow = utilities[index - 1] ?? 1;
      const indifferent = (kbps * utilityBelow - kbpsBelow * utility) / (kbps - kbpsBelow);
      levels.push((gp + indifferent) / gp + aboveLowestSec + marginSec);
    }
  });
  return levels;
}
