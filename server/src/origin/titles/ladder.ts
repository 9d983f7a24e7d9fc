/** One encoding of a title's picture. */
export interface LadderStep {
  /** `720p`, `1080p60`: the folder's name, and what is written in the picture. */
  readonly name: string;
  /** As shown; the coded picture may be narrower (see `codedWidth`). */
  readonly width: number;
  readonly height: number;
  /** Of the video alone. */
  readonly bitrateKbps: number;
  readonly frameRate: number;
  /** Columns really coded; the pixel's aspect ratio makes up for the rest. */
  readonly codedWidth: number;
}

/** Steps drawn at one size and frame rate, and encoded together from those frames. */
export interface LadderGroup {
  readonly name: string;
  readonly frameRate: number;
  /** Highest first. */
  readonly steps: readonly LadderStep[];
}

const [FILM, SMOOTH] = [25, 60];

const standard: readonly LadderStep[] = [
  step(1080, 5800),
  step(720, 3200),
  step(540, 2000),
  step(480, 1400),
  step(360, 800),
  step(240, 450),
  step(144, 256),
];

const beyondHd: readonly LadderStep[] = [step(1440, 12_000)];

const smooth: readonly LadderStep[] = [
  step(2160, 25_000, SMOOTH),
  step(1440, 16_000, SMOOTH),
  step(1080, 8_000, SMOOTH),
  step(720, 4_500, SMOOTH),
];

/** What a ladder's name stands for: 7 renditions to 1080p, or those and 5 more to 2160p60. */
export const ladders = {
  standard: [{ name: 'standard', frameRate: FILM, steps: standard }],
  full: [
    { name: 'standard', frameRate: FILM, steps: standard },
    { name: 'beyond-hd', frameRate: FILM, steps: beyondHd },
    { name: 'smooth', frameRate: SMOOTH, steps: smooth },
  ],
} as const satisfies Record<string, readonly LadderGroup[]>;

export type LadderName = keyof typeof ladders;

/** Columns of a lab picture, whatever its height: five macroblocks. */
const LAB_COLUMNS = 80;

/**
 * The standard ladder as the lab plays it: heights, shown widths and bytes are the real ones, the
 * coded picture is a narrow strip of them, so that a small machine decodes any rendition.
 */
export const labLadder: readonly LadderGroup[] = [
  {
    name: 'lab',
    frameRate: FILM,
    steps: standard.map(({ height, bitrateKbps }) => step(height, bitrateKbps, FILM, LAB_COLUMNS)),
  },
];

/** From 300 kbps to 9 Mbps, so that a benchmark's networks of 1 to 12 Mbps all have something to choose. */
export const labWideLadder: readonly LadderGroup[] = [
  {
    name: 'lab-wide',
    frameRate: FILM,
    steps: [
      step(1080, 9_000, FILM, LAB_COLUMNS),
      step(900, 6_500, FILM, LAB_COLUMNS),
      step(720, 4_500, FILM, LAB_COLUMNS),
      step(540, 3_000, FILM, LAB_COLUMNS),
      step(480, 1_900, FILM, LAB_COLUMNS),
      step(360, 1_200, FILM, LAB_COLUMNS),
      step(240, 700, FILM, LAB_COLUMNS),
      step(144, 300, FILM, LAB_COLUMNS),
    ],
  },
];

function step(height: number, bitrateKbps: number, frameRate = FILM, codedWidth?: number): LadderStep {
  const width = 2 * Math.round((height * 16) / 9 / 2);
  return {
    name: `${height}p${frameRate === FILM ? '' : String(frameRate)}`,
    width,
    height,
    bitrateKbps,
    frameRate,
    codedWidth: codedWidth ?? width,
  };
}
