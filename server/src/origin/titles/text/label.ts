import type { LadderStep } from '../ladder.js';
import { layLabel, rateText, type LabelBox, type Line } from './label-layout.js';
import type { Mask } from './stamp-text.js';

/** How dark the panel behind the text is. */
const PANEL_ALPHA = 0.42;
const [BLACK, WHITE] = [16, 235];

/** A line whose text changes, and what it shows. */
interface LiveLine extends Line {
  shown: string;
}

/** What stands in a picture of one rendition: its name, bitrate, the timecode and the frame's number. */
export class Label {
  readonly box: LabelBox;
  readonly luma: Uint8Array;
  /** Opacity, 0 to 255. */
  readonly alpha: Uint8Array;
  private readonly panel: Uint8Array;
  private readonly mask: Mask;
  private readonly timecodeLine: LiveLine;
  private readonly numberLine: LiveLine;

  constructor(private readonly step: LadderStep) {
    const { box, radius, name, rate, timecode, number } = layLabel(step);
    const pixels = box.width * box.height;
    this.box = box;
    this.luma = new Uint8Array(pixels);
    this.alpha = new Uint8Array(pixels);
    this.panel = roundedPanel(box, radius);
    this.mask = { width: box.width, height: box.height, coverage: new Uint8Array(pixels) };
    this.timecodeLine = { stamp: timecode.stamp, x: timecode.x, y: timecode.y, shown: '' };
    this.numberLine = { stamp: number.stamp, x: number.x, y: number.y, shown: '' };
    name.stamp.stamp(this.mask, step.name, name.x, name.y);
    rate?.stamp.stamp(this.mask, rateText(step), rate.x, rate.y);
    this.paint(0, 0, box.width, box.height);
  }

  /** Brings `luma` and `alpha` to a frame of the title. */
  draw(frame: number): void {
    this.show(this.timecodeLine, timecode(frame, this.step.frameRate));
    this.show(this.numberLine, `#${String(frame).padStart(5, '0')}`);
  }

  /** Redraws a line from its first changed character on; mostly that is its last. */
  private show(line: LiveLine, text: string): void {
    if (text === line.shown) return;
    let same = 0;
    while (same < line.shown.length && text[same] === line.shown[same]) same += 1;
    // The one before is drawn over again: its edge may reach into what is cleared.
    const from = Math.max(0, same - 1);
    const x = line.x + line.stamp.columnsOf(text.slice(0, from));
    const [left, right] = [Math.floor(x) - 1, Math.ceil(line.x + line.stamp.columnsOf(text))];
    const cleared = from === same ? left : Math.floor(line.x + line.stamp.columnsOf(text.slice(0, same))) - 1;
    const [top, bottom] = [Math.floor(line.y) - 1, Math.ceil(line.y) + line.stamp.lineRows];
    for (let row = Math.max(0, top); row < Math.min(bottom, this.mask.height); row += 1) {
      const start = row * this.mask.width;
      this.mask.coverage.fill(0, start + Math.max(0, cleared), start + Math.min(right, this.mask.width));
    }
    line.stamp.stamp(this.mask, text.slice(from), x, line.y);
    this.paint(left, top, right, bottom);
    line.shown = text;
  }

  /** Puts the ink of a rectangle over the panel. */
  private paint(left: number, top: number, right: number, bottom: number): void {
    const { coverage, width, height } = this.mask;
    for (let row = Math.max(0, top); row < Math.min(bottom, height); row += 1) {
      const end = row * width + Math.min(right, width);
      for (let at = row * width + Math.max(0, left); at < end; at += 1) {
        const ink = coverage[at] ?? 0;
        const panel = this.panel[at] ?? 0;
        this.luma[at] = BLACK + ((WHITE - BLACK) * ink) / 255;
        this.alpha[at] = panel + ((255 - panel) * ink) / 255;
      }
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
