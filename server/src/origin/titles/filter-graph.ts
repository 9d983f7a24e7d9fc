import type { LadderStep } from './ladder.js';
import type { LabelBox } from './text/label-layout.js';

/** A rendition to cut out of the drawn frames, and where its label waits beneath the picture. */
export interface GraphStep {
  readonly step: LadderStep;
  /** Where the label goes in the rendition. */
  readonly box: LabelBox;
  /** Where it lies in the drawn frame: luma first, opacity right of it. */
  readonly from: { readonly x: number; readonly y: number };
}

/** How much smaller a picture must be for another rendition's picture to be its source. */
const ENOUGH = 1.45;

/**
 * The ffmpeg filter graph from one stream of drawn frames to every rendition, as `[out0]`, `[out1]`, …
 * Each is scaled from the smallest larger one that is still large enough, which saves most of the work.
 *
 * @param steps - highest first.
 */
export function filterGraph(
  picture: { readonly width: number; readonly height: number },
  steps: readonly GraphStep[],
): string {
  const sources = steps.map(({ step }, index) => sourceOf(step, steps.slice(0, index)));
  const uses = (index: number): number => sources.filter((source) => source === index).length;
  const rootUses = uses(-1);

  const chains = [
    `[0:v]split=2[drawn][labels]`,
    `[drawn]crop=${picture.width}:${picture.height}:0:0${split('root', rootUses)}`,
    `[labels]split=${2 * steps.length}${steps.map((_, index) => `[ls${index}][as${index}]`).join('')}`,
  ];
  const taken = new Map<number, number>();
  for (const [index, { step, box, from }] of steps.entries()) {
    const source = sources[index] ?? -1;
    const branch = taken.get(source) ?? 0;
    taken.set(source, branch + 1);
    const input = `${source === -1 ? 'root' : `pic${source}x`}${branch}`;
    // The label goes onto the last copy; the copies before it are sources without one.
    const copies = uses(index) + 1;
    const same = step.codedWidth === picture.width && step.height === picture.height;
    const scaled = same ? 'null' : `scale=${step.codedWidth}:${step.height}:flags=bicubic`;
    chains.push(
      `[${input}]${scaled},setsar=${pixelAspect(step)}${split(`pic${index}x`, copies)}`,
      `[ls${index}]crop=${box.width}:${box.height}:${from.x}:${from.y}[ll${index}]`,
      `[as${index}]crop=${box.width}:${box.height}:${from.x + box.width}:${from.y},extractplanes=y[la${index}]`,
      `[ll${index}][la${index}]alphamerge[label${index}]`,
      `[pic${index}x${copies - 1}][label${index}]overlay=${box.left}:${box.top}:format=yuv420,format=yuv420p[out${index}]`,
    );
  }
  return chains.join(';');
}

function sourceOf(step: LadderStep, larger: readonly GraphStep[]): number {
  for (let index = larger.length - 1; index >= 0; index -= 1) {
    const candidate = larger[index]?.step;
    if (candidate === undefined) continue;
    const big = candidate.height >= step.height * ENOUGH && candidate.codedWidth >= step.codedWidth * ENOUGH;
    if (big) return index;
  }
  return -1;
}

function split(name: string, count: number): string {
  const labels = Array.from({ length: count }, (_, index) => `[${name}${index}]`).join('');
  return count === 1 ? labels : `,split=${count}${labels}`;
}

/** Of a coded pixel, so that the picture shows as 16:9. */
function pixelAspect({ codedWidth, width, height }: LadderStep): string {
  return codedWidth === width ? '1' : `${16 * height}/${9 * codedWidth}`;
}
