import type { Frame } from './frame.js';

const WAVES = 1024;
const wave = Float32Array.from({ length: WAVES }, (_, at) => Math.sin((2 * Math.PI * at) / WAVES));
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
    const still = shoreRow - 1 - (row - shoreRow) * 1.15;
    // Ripples look denser the farther away they are.
    const far = 1 / (depth + 0.12);
    const phaseA = far * 900 - timeSec * 260;
    const phaseB = far * 1490 + timeSec * 190;
    const stepA = (far * 640) / width;
    const stepB = (far * -1130) / width;
    const bright = water.mirror * (1 - 0.25 * depth);
    const floor = water.dark * (1 - bright) + 0.5;
    for (let column = 0; column < width; column += 1) {
      const a = wave[(phaseA + column * stepA) & (WAVES - 1)] ?? 0;
      const b = wave[(phaseB + column * stepB) & (WAVES - 1)] ?? 0;
      const lift = a + b * 0.7;
      let from = (still + reach * lift) | 0;
      if (from >= shoreRow) from = shoreRow - 1;
      if (from < 0) from = 0;
      plane[row * width + column] = (plane[from * width + column] ?? 0) * bright + floor;
    }
  }
}
