import type { LadderStep } from '../ladder.js';
import { CAP_UNITS } from './glyphs.js';
import { TextStamp, type TextSize } from './stamp-text.js';

/** Where a label lies in its picture, in coded pixels; all even, so that chroma lies with luma. */
export interface LabelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A text's place within the box. */
export interface Line {
  readonly stamp: TextStamp;
  readonly x: number;
  readonly y: number;
}

export interface LabelLayout {
  readonly box: LabelBox;
  /** Of the panel's corners. */
  readonly radius: number;
  readonly name: Line;
  /** Null where there is no room for it. */
  readonly rate: Line | null;
  readonly timecode: Line;
  readonly number: Line;
}

/** Two lines in the corner; in a squeezed picture, which is too narrow for that, three from side to side. */
export function layLabel(step: LadderStep): LabelLayout {
  return step.codedWidth < step.width ? fromSideToSide(step) : inTheCorner(step);
}

/** What is written as the bitrate. */
export function rateText({ bitrateKbps }: LadderStep): string {
  return `${bitrateKbps} kbps`;
}

function inTheCorner(step: LadderStep): LabelLayout {
  const { height } = step;
  const [large, small] = [Math.max(8, height * 0.052), Math.max(7, height * 0.033)];
  const [name, text] = [new TextStamp(square(large)), new TextStamp(square(small))];
  const pad = { x: height * 0.026, y: height * 0.024 };
  const nameColumns = name.columnsOf(`${step.name} `);
  const timecodeColumns = text.columnsOf('00:00:00:00  ');
  const second = pad.y + name.lineRows + Math.ceil(height * 0.012);
  const columns = Math.max(
    nameColumns + text.columnsOf(rateText(step)),
    timecodeColumns + text.columnsOf('#00000'),
  );
  const width = even(columns + 2 * pad.x);
  return {
    box: {
      // To the right: a player's own title stands to the left.
      left: even(step.width - width - height * 0.04),
      top: even(height * 0.04),
      width,
      height: even(second + text.lineRows * 0.8 + pad.y),
    },
    radius: height * 0.022,
    name: { stamp: name, x: pad.x, y: pad.y },
    rate: { stamp: text, x: pad.x + nameColumns, y: pad.y + large - small },
    timecode: { stamp: text, x: pad.x, y: second },
    number: { stamp: text, x: pad.x + timecodeColumns, y: second },
  };
}

function fromSideToSide({ height, codedWidth }: LadderStep): LabelLayout {
  const name = new TextStamp({ columns: codedWidth / 34, rows: Math.max(11, height * 0.09) / CAP_UNITS });
  const text = new TextStamp({ columns: codedWidth / 52, rows: Math.max(9, height * 0.06) / CAP_UNITS });
  const pad = { x: 3, y: Math.ceil(height * 0.02) };
  const gap = Math.ceil(height * 0.014);
  const second = pad.y + name.lineRows + gap;
  const third = second + text.lineRows + gap;
  return {
    box: {
      left: 0,
      top: even(height * 0.04),
      width: codedWidth,
      height: even(third + text.lineRows * 0.8 + pad.y),
    },
    radius: 0,
    name: { stamp: name, x: pad.x, y: pad.y },
    rate: null,
    timecode: { stamp: text, x: pad.x, y: second },
    number: { stamp: text, x: pad.x, y: third },
  };
}

function square(capRows: number): TextSize {
  return { columns: capRows / CAP_UNITS, rows: capRows / CAP_UNITS };
}

function even(pixels: number): number {
  return 2 * Math.ceil(pixels / 2);
}
