import {
  createHybridAbr,
  createThroughputAbr,
  type AbrContext,
  type AbrController,
} from '../../../../src/abr/index.js';

/**
 * Regressions that are planted on purpose, each beside the build that it spoils: what somebody might really
 * commit. Both sides are made the same way, so that nothing else tells them apart.
 */
export const plants = {
  /** The throughput rule takes 120 % of what it measured, instead of 90 %. */
  safety: {
    words: 'safety factor 1.2 instead of 0.9',
    base: () => createThroughputAbr({ safety: 0.9 }),
    spoilt: () => boastful(createThroughputAbr({ safety: 0.9 }), 1.2 / 0.9),
  },
  /** The plan no longer minds stalls, is told of none, and gives up no download. */
  stalls: {
    words: 'stalls ignored',
    base: () => createHybridAbr({}),
    spoilt: () => deaf(createHybridAbr({ stallPenaltyPerSec: 0 })),
  },
  /** Starts as if every viewer had 20 Mbps. */
  start: {
    words: 'starts for 20 Mbps instead of 1',
    base: () => createHybridAbr({}),
    spoilt: () => blind(createHybridAbr({ startKbps: 20_000 })),
  },
} as const satisfies Readonly<Record<string, Plant>>;

export interface Plant {
  readonly words: string;
  readonly base: () => AbrController;
  readonly spoilt: () => AbrController;
}

export type PlantName = keyof typeof plants;

export const plantNames = Object.keys(plants) as readonly PlantName[];

/** Told of so many times the bytes: as a factor above what the rule itself would take. */
function boastful(inner: AbrController, factor: number): AbrController {
  return {
    name: inner.name,
    observe: (event) => {
      inner.observe(
        event.type === 'sample'
          ? { ...event, sample: { ...event.sample, bytes: event.sample.bytes * factor } }
          : event,
      );
    },
    decide: (context) => inner.decide(context),
    ...(inner.abandon !== undefined && { abandon: inner.abandon.bind(inner) }),
    reset: () => inner.reset(),
  };
}

function deaf(inner: AbrController): AbrController {
  return {
    name: inner.name,
    observe: (event) => {
      if (event.type !== 'stall') inner.observe(event);
    },
    decide: (context) => inner.decide(context),
    reset: () => inner.reset(),
  };
}

/** Knows neither what was measured here before nor what the browser thinks of the network. */
function blind(inner: AbrController): AbrController {
  return {
    name: inner.name,
    observe: (event) => inner.observe(event),
    decide: ({ rememberedKbps: _remembered, hintKbps: _hint, ...context }: AbrContext) =>
      inner.decide(context),
    ...(inner.abandon !== undefined && { abandon: inner.abandon.bind(inner) }),
    reset: () => inner.reset(),
  };
}
