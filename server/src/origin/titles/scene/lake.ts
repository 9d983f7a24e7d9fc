import type { Frame } from './frame.js';

const WAVES = 1024;
const wave = Int32Array.from({ length: WAVES }, (_, at) => 256 * Math.sin((2 * Math.PI * at) / WAVES));
const FINE_BITS = 12;
const FINE = 1 << FINE_BITS;
/** How much of the light comes back from the water. */
const MIRROR = 0.66;

/** Mirrors what is above `shoreRow` into the rows below, broken by ripples that grow toward the viewer. */
export function drawLake(frame: Frame, shoreRow: number, timeSec: number): void {
  mirror(frame.y, frame.width, frame.height, shoreRow, timeSec, { dark: 16, mirror: MIRROR });
  for (const plane of [frame.u, frame.v]) {
    mirror(plane, frame.width / 2, frame.height / 2, shoreRow / 2, timeSec, { dark: 128, mirror: 0.9 });
  }
}

function mirror(
  plane: Uint8Array,
  width: number,
  height: number,
  shoreRow: number,
  timeSec: number,
  water: { readonly dark: number; readonly mirror: number },
): void {
  for (let row = shoreRow; row < height; row += 1) {
    const depth = (row - shoreRow) / (height - shoreRow);
    const reach = (0.0012 + 0.016 * depth) * height;
    const still = shoreRow - 1 - (row - shoreRow) * 1.5;
    // Ripples look denser the farther away they are. Phases carry 12 bits of fraction.
    const far = 1 / (depth + 0.12);
    let phaseA = (((far * 900 - timeSec * 260) % WAVES) * FINE) | 0;
    let phaseB = (((far * 1490 + timeSec * 190) % WAVES) * FINE) | 0;
    const stepA = ((far * 640 * FINE) / width) | 0;
    const stepB = ((far * -1130 * FINE) / width) | 0;
    const reachFine = (reach * 16) | 0;
    const bright = water.mirror * (1 - 0.25 * depth);
    const keep = (bright * 256) | 0;
    const floor = ((water.dark * (1 - bright) + 0.5) * 256) | 0;
    const middle = (still * 4096) | 0;
    const at = row * width;
    for (let column = 0; column < width; column += 1) {
      const lift =
        (wave[(phaseA >> FINE_BITS) & (WAVES - 1)] ?? 0) + (wave[(phaseB >> FINE_BITS) & (WAVES - 1)] ?? 0);
      let from = (middle + reachFine * lift) >> 12;
      if (from >= shoreRow) from = shoreRow - 1;
      if (from < 0) from = 0;
      plane[at + column] = ((plane[from * width + column] ?? 0) * keep + floor) >> 8;
      phaseA = (phaseA + stepA) | 0;
      phaseB = (phaseB + stepB) | 0;
    }
  }
}
