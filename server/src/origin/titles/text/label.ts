import type { LadderStep } from '../ladder.js';
import { CAP_UNITS } from './glyphs.js';
import { TextStamp, type Mask, type TextSize } from './stamp-text.js';

/** Where a label lies in its picture, in coded pixels; all even, so that chroma lies with luma. */
export interface LabelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Line {
  readonly stamp: TextStamp;
  readonly x: number;
  readonly y: number;
}

/** How dark the panel behind the text is. */
const PANEL_ALPHA = 0.42;
const [BLACK, WHITE] = [16, 235];

/** What stands in a picture of one rendition: its name, bitrate, the timecode and the frame's number. */
export class Label {
  readonly box: LabelBox;
  /** Luma and opacity of the panel, drawn by `draw`. */
  readonly luma: Uint8Array;
  readonly alpha: Uint8Array;
  private readonly panel: Uint8Array;
  private readonly still: Uint8Array;
  private readonly mask: Mask;
  private readonly timecodeLine: Line;
  private readonly numberLine: Line;

  constructor(private readonly step: LadderStep) {
    const { height, codedWidth, width } = step;
    const squeeze = codedWidth / width;
    const narrow = squeeze < 1;
    // A squeezed picture is too narrow for a corner: its text runs from side to side instead.
    const sizes = narrow ? fillingSizes(step) : cornerSizes(step);
    const [name, small] = [new TextStamp(sizes.name), new TextStamp(sizes.small)];
    const pad = narrow ? { x: 3, y: Math.ceil(height * 0.02) } : { x: height * 0.026, y: height * 0.024 };
    const gap = Math.ceil(height * 0.014);

    const rate = `${step.bitrateKbps} kbps`;
    const timecodeY = pad.y + name.lineRows + gap;
    const numberY = narrow ? timecodeY + small.lineRows + gap : timecodeY;
    const numberX = narrow ? pad.x : pad.x + small.columnsOf('00:00:00:00  ');
    const textColumns = narrow
      ? codedWidth - 2 * pad.x
      : Math.max(
          numberX - pad.x + small.columnsOf('#00000'),
          name.columnsOf(`${step.name} `) + small.columnsOf(rate),
        );

    const box = {
      left: even(narrow ? 0 : height * 0.04),
      top: even(height * 0.04),
      width: Math.min(even(textColumns + 2 * pad.x), codedWidth),
      height: even(numberY + small.lineRows * 0.8 + pad.y),
    };
    this.box = box;
    this.mask = { width: box.width, height: box.height, coverage: new Uint8Array(box.width * box.height) };
    this.panel = roundedPanel(box, narrow ? 0 : height * 0.022);
    this.luma = new Uint8Array(box.width * box.height);
    this.alpha = new Uint8Array(box.width * box.height);
    this.timecodeLine = { stamp: small, x: pad.x, y: timecodeY };
    this.numberLine = { stamp: small, x: numberX, y: numberY };

    name.stamp(this.mask, step.name, pad.x, pad.y);
    if (!narrow) {
      const drop = CAP_UNITS * (sizes.name.rows - sizes.small.rows);
      small.stamp(this.mask, rate, pad.x + name.columnsOf(`${step.name} `), pad.y + drop);
    }
    this.still = this.mask.coverage.slice();
    this.paint(0);
  }

  /** Brings `luma` and `alpha` to a frame of the title. */
  draw(frame: number): void {
    const { coverage, width } = this.mask;
    const first = Math.floor(this.timecodeLine.y - 2) * width;
    coverage.set(this.still.subarray(first), first);
    this.stamp(this.timecodeLine, timecode(frame, this.step.frameRate));
    this.stamp(this.numberLine, `#${String(frame).padStart(5, '0')}`);
    this.paint(first);
  }

  private stamp({ stamp, x, y }: Line, text: string): void {
    stamp.stamp(this.mask, text, x, y);
  }

  /** Ink over panel, from a pixel on. */
  private paint(first: number): void {
    const { coverage } = this.mask;
    for (let at = first; at < coverage.length; at += 1) {
      const ink = coverage[at] ?? 0;
      const panel = this.panel[at] ?? 0;
      this.luma[at] = BLACK + ((WHITE - BLACK) * ink) / 255;
      this.alpha[at] = panel + ((255 - panel) * ink) / 255;
    }
  }
}

/** `HH:MM:SS:FF`, frames counted from 0 within the second. */
export function timecode(frame: number, frameRate: number): string {
  const seconds = Math.floor(frame / frameRate);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60, frame % frameRate]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}

function cornerSizes({ height }: LadderStep): { readonly name: TextSize; readonly small: TextSize } {
  const square = (capRows: number): TextSize => ({ columns: capRows / CAP_UNITS, rows: capRows / CAP_UNITS });
  return { name: square(Math.max(8, height * 0.052)), small: square(Math.max(7, height * 0.033)) };
}

function fillingSizes({ height, codedWidth }: LadderStep): {
  readonly name: TextSize;
  readonly small: TextSize;
} {
  return {
    name: { columns: codedWidth / 34, rows: Math.max(11, height * 0.09) / CAP_UNITS },
    small: { columns: codedWidth / 52, rows: Math.max(9, height * 0.06) / CAP_UNITS },
  };
}

function roundedPanel({ width, height }: LabelBox, radius: number): Uint8Array {
  const panel = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const beyondX = Math.max(radius - column - 0.5, column + 0.5 - (width - radius), 0);
      const beyondY = Math.max(radius - row - 0.5, row + 0.5 - (height - radius), 0);
      const inside = radius === 0 ? 1 : Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(beyondX, beyondY)));
      panel[row * width + column] = 255 * PANEL_ALPHA * inside;
    }
  }
  return panel;
}

function even(pixels: number): number {
  return 2 * Math.ceil(pixels / 2);
}
