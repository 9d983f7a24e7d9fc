/** How the edges of the letters are drawn, by the names of the FCC's rules on captions. */
export const captionEdges = ['none', 'drop-shadow', 'raised', 'depressed', 'outline'] as const;
export type CaptionEdge = (typeof captionEdges)[number];

/** The fonts that the FCC's rules on captions ask for; the eighth, the default one, is to choose none. */
export const captionFonts = [
  'sans-serif',
  'serif',
  'monospace',
  'monospace-serif',
  'casual',
  'cursive',
  'small-caps',
] as const;
export type CaptionFont = (typeof captionFonts)[number];

/** What a viewer wants of captions; what is absent stays as the browser and the system have it. */
export interface CaptionStyle {
  /** Of the browser's own size, 25 to 400. */
  readonly sizePercent?: number;
  /** `#rrggbb`. */
  readonly color?: string;
  /** `#rrggbb`. */
  readonly backgroundColor?: string;
  /** 0 (none) to 1. */
  readonly backgroundOpacity?: number;
  readonly edge?: CaptionEdge;
  readonly font?: CaptionFont;
}

interface Rule {
  readonly allows: (value: unknown) => boolean;
  /** For an error's message: "it must be …". */
  readonly expected: string;
}

const between = (least: number, most: number): Rule => ({
  allows: (value) => typeof value === 'number' && value >= least && value <= most,
  expected: `a number from ${least} to ${most}`,
});

const oneOf = (names: readonly string[]): Rule => ({
  allows: (value) => typeof value === 'string' && names.includes(value),
  expected: `one of ${names.join(', ')}`,
});

const colour: Rule = {
  allows: (value) => typeof value === 'string' && /^#[\da-f]{6}$/i.test(value),
  expected: 'a colour as #rrggbb',
};

const rules: { readonly [Name in keyof CaptionStyle]-?: Rule } = {
  sizePercent: between(25, 400),
  color: colour,
  backgroundColor: colour,
  backgroundOpacity: between(0, 1),
  edge: oneOf(captionEdges),
  font: oneOf(captionFonts),
};

export interface RefusedMember {
  readonly name: string;
  readonly value: unknown;
  readonly expected: string;
}

/** What of `given` is a style, from a page or from storage, and what of it is none. */
export function readCaptionStyle(given: unknown): {
  readonly style: CaptionStyle;
  readonly refused: readonly RefusedMember[];
} {
  if (typeof given !== 'object' || given === null) {
    return { style: {}, refused: [{ name: '', value: given, expected: 'an object' }] };
  }
  const style: Record<string, unknown> = {};
  const refused: RefusedMember[] = [];
  for (const [name, { allows, expected }] of Object.entries(rules)) {
    const value = (given as Readonly<Record<string, unknown>>)[name];
    if (value === undefined || value === null) continue;
    if (allows(value)) style[name] = value;
    else refused.push({ name, value, expected });
  }
  return { style, refused };
}
