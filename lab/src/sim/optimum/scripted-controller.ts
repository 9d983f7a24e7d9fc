import type { AbrController } from '../../../../src/abr/contract/abr-controller.js';

/** Asks for the renditions of a schedule, one after the other, whatever happens. */
export function scriptedController(renditionIndices: readonly number[]): AbrController {
  let next = 0;
  return {
    name: 'scripted',
    observe: () => undefined,
    decide: () => {
      const renditionIndex = renditionIndices[next] ?? 0;
      next += 1;
      return { renditionIndex, reason: 'scripted' };
    },
    reset: () => {
      next = 0;
    },
  };
}
