import type { CaptionEdge, CaptionFont, CaptionStyle } from './caption-style.js';

/** What browsers put behind a cue (WebVTT, "Applying CSS properties to WebVTT Node Objects"). */
export const USUAL_BACKGROUND = { color: '#000000', opacity: 0.8 } as const;

const DARK = 'rgba(0, 0, 0, 0.9)';
const LIGHT = 'rgba(255, 255, 255, 0.75)';

/** In em, so that an edge grows with its letters. */
const edges: Readonly<Record<CaptionEdge, string>> = {
  none: 'none',
  'drop-shadow': `0.06em 0.06em 0.12em ${DARK}`,
  raised: `0.03em 0.03em 0 ${DARK}, 0.06em 0.06em 0 ${DARK}`,
  depressed: `0.03em 0.03em 0 ${LIGHT}, -0.03em -0.03em 0 ${DARK}`,
  outline: [
    [0.05, 0],
    [-0.05, 0],
    [0, 0.05],
    [0, -0.05],
    [0.035, 0.035],
    [-0.035, 0.035],
    [0.035, -0.035],
    [-0.035, -0.035],
  ]
    .map(([x, y]) => `${x}em ${y}em 0 ${DARK}`)
    .join(', '),
};

const fonts: Readonly<Record<CaptionFont, string>> = {
  'sans-serif': 'system-ui, Roboto, Arial, sans-serif',
  serif: 'Georgia, Cambria, "Times New Roman", serif',
  monospace: '"DejaVu Sans Mono", Menlo, Consolas, "Lucida Console", monospace',
  'monospace-serif': '"Courier New", Courier, "Nimbus Mono PS", monospace',
  casual: '"Comic Sans MS", "Comic Neue", "Chalkboard SE", Impress, fantasy',
  cursive: '"Segoe Script", "Snell Roundhand", "Apple Chancery", "URW Chancery L", cursive',
  'small-caps': 'system-ui, Roboto, Arial, sans-serif',
};

function withOpacity(color: string, opacity: number): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}

/** What a style declares, by CSS property: only what was chosen, so that all else stays the browser's. */
export function cueDeclarations({
  sizePercent,
  color,
  backgroundColor,
  backgroundOpacity,
  edge,
  font,
}: CaptionStyle): Readonly<Record<string, string>> {
  const declared: Record<string, string> = {};
  if (sizePercent !== undefined) declared['font-size'] = `${sizePercent}%`;
  if (color !== undefined) declared['color'] = color;
  if (backgroundColor !== undefined || backgroundOpacity !== undefined) {
    declared['background-color'] = withOpacity(
      backgroundColor ?? USUAL_BACKGROUND.color,
      backgroundOpacity ?? USUAL_BACKGROUND.opacity,
    );
  }
  if (edge !== undefined) declared['text-shadow'] = edges[edge];
  if (font !== undefined) {
    declared['font-family'] = fonts[font];
    if (font === 'small-caps') declared['font-variant'] = 'small-caps';
  }
  return declared;
}

/** The sheet for a player's shadow root; empty for a style that says nothing. */
export function cueCss(style: CaptionStyle): string {
  const declarations = Object.entries(cueDeclarations(style)).map(([name, value]) => `${name}: ${value};`);
  return declarations.length === 0 ? '' : `video::cue { ${declarations.join(' ')} }`;
}
