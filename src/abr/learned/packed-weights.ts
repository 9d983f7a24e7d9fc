import { SvError } from '../../base/sv-error.js';
import type { Layer, NetworkLayers } from './network.js';

/*
 * One printable character a weight: 85 levels, −42 to 42, times the layer's own step. Compresses to about
 * five bits a weight, and needs no decoder of base64, which a DOM-free module hasn't got.
 */
const firstCode = 40;
const backslash = 92;
export const mostLevel = 42;

/** What `npm run train -w sv-lab` writes. */
export interface PackedWeights {
  /** Inputs, two hidden layers, outputs. */
  readonly shape: readonly [number, number, number, number];
  /** Of each layer: the weight that one level is worth. */
  readonly steps: readonly [number, number, number];
  readonly levels: string;
}

export function levelToChar(level: number): string {
  const code = level + mostLevel + firstCode;
  return String.fromCharCode(code < backslash ? code : code + 1);
}

/** @throws SvError INVALID_ARGUMENT if there are not as many weights as the shape asks for. */
export function unpackWeights({ shape, steps, levels }: PackedWeights): NetworkLayers {
  let at = 0;
  const layer = (inputs: number, outputs: number, step: number): Layer => {
    const weights = new Float32Array(outputs * (inputs + 1));
    for (let each = 0; each < weights.length; each += 1) {
      const code = levels.charCodeAt(at);
      at += 1;
      weights[each] = (code - firstCode - mostLevel - (code > backslash ? 1 : 0)) * step;
    }
    return { inputs, outputs, weights };
  };
  const layers: NetworkLayers = [
    layer(shape[0], shape[1], steps[0]),
    layer(shape[1], shape[2], steps[1]),
    layer(shape[2], shape[3], steps[2]),
  ];
  if (at !== levels.length)
    throw new SvError(
      'INVALID_ARGUMENT',
      `The weights have ${levels.length} levels, not ${at} as their shape asks for. Train them again.`,
      { context: { levels: levels.length, expected: at } },
    );
  return layers;
}
