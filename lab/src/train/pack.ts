import type { Layer, NetworkLayers } from '../../../src/abr/learned/network.js';
import { levelToChar, mostLevel, type PackedWeights } from '../../../src/abr/learned/packed-weights.js';

/** Rounds a trained network to the levels that are shipped: the largest weight of a layer is the highest. */
export function packWeights([a, b, c]: NetworkLayers): PackedWeights {
  const stepOf = ({ weights }: Layer): number =>
    Number(
      (weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-6) / mostLevel).toPrecision(6),
    );
  const steps = [stepOf(a), stepOf(b), stepOf(c)] as const;
  const charsOf = ({ weights }: Layer, step: number): string =>
    Array.from(weights, (weight) =>
      levelToChar(Math.max(-mostLevel, Math.min(mostLevel, Math.round(weight / step)))),
    ).join('');
  return {
    shape: [a.inputs, a.outputs, b.outputs, c.outputs],
    steps,
    levels: charsOf(a, steps[0]) + charsOf(b, steps[1]) + charsOf(c, steps[2]),
  };
}

/** Small enough for a line of code. */
const charsALine = 100;

/** The module that the player ships. */
export function weightsModule({ shape, steps, levels }: PackedWeights, origin: string): string {
  const lines: string[] = [];
  for (let at = 0; at < levels.length; at += charsALine) lines.push(levels.slice(at, at + charsALine));
  const literals = lines.map((line) => `    ${JSON.stringify(line)},`).join('\n');
  return `// Written by \`npm run train -w sv-lab\`; not to be edited. ${origin}
import type { PackedWeights } from './packed-weights.js';

// prettier-ignore
export const packedWeights: PackedWeights = {
  shape: [${shape.join(', ')}],
  steps: [${steps.join(', ')}],
  levels: [
${literals}
  ].join(''),
};
`;
}
