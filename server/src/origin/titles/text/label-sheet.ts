import type { LadderStep } from '../ladder.js';
import { Label } from './label.js';

interface Placed {
  readonly step: LadderStep;
  readonly label: Label;
  readonly x: number;
  readonly y: number;
}

/** The labels of a group's renditions, laid out in rows beneath the picture: luma, and opacity beside it. */
export class LabelSheet {
  /** Rows taken beneath the picture; even. */
  readonly rows: number;
  readonly placed: readonly Placed[];

  /** @param width - of the picture; no label may be wider than half of it. */
  constructor(
    private readonly width: number,
    steps: readonly LadderStep[],
  ) {
    let [x, y, shelf] = [0, 0, 0];
    this.placed = steps.map((step) => {
      const label = new Label(step);
      const columns = 2 * label.box.width;
      if (columns > width) throw new Error(`The label of ${step.name} is too wide for its sheet.`);
      if (x + columns > width) [x, y, shelf] = [0, y + shelf, 0];
      const at = { step, label, x, y };
      x += columns;
      shelf = Math.max(shelf, label.box.height);
      return at;
    });
    this.rows = y + shelf;
  }

  /** Draws every label for a frame into the rows of `luma` from `firstRow` on. */
  draw(luma: Uint8Array, firstRow: number, frame: number): void {
    for (const { label, x, y } of this.placed) {
      label.draw(frame);
      const { width, height } = label.box;
      for (let row = 0; row < height; row += 1) {
        const at = (firstRow + y + row) * this.width + x;
        luma.set(label.luma.subarray(row * width, (row + 1) * width), at);
        luma.set(label.alpha.subarray(row * width, (row + 1) * width), at + width);
      }
    }
  }
}
