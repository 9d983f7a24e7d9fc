import type { CDPSession } from 'playwright-core';

/** What a page cost over a span of time; its main thread's time in ms. */
export interface PageCost {
  readonly spanMs: number;
  /** All tasks of the main thread: what follows is part of it. */
  readonly taskMs: number;
  readonly scriptMs: number;
  readonly styleMs: number;
  readonly layoutMs: number;
  /** Of the DOM inside shadow roots. */
  readonly mutations: number;
  /** How many of which, most first. */
  readonly mutated: Readonly<Record<string, number>>;
}

/** Chromium's own counters, in seconds since the page began. */
const counters = {
  spanMs: 'Timestamp',
  taskMs: 'TaskDuration',
  scriptMs: 'ScriptDuration',
  styleMs: 'RecalcStyleDuration',
  layoutMs: 'LayoutDuration',
} as const;

type Counted = Readonly<Record<keyof typeof counters, number>>;

/** Costs since the last call, of the page that `devtools` is for. */
export class CostMeter {
  readonly #devtools: CDPSession;
  #before: Counted | null = null;

  constructor(devtools: CDPSession) {
    this.#devtools = devtools;
  }

  /** Begins a span. */
  async start(): Promise<void> {
    await this.#devtools.send('Performance.enable', { timeDomain: 'timeTicks' });
    await this.#takeMutations();
    this.#before = await this.#count();
  }

  /** Ends the span that was begun, and begins the next. */
  async lap(): Promise<PageCost> {
    const before = this.#before;
    if (before === null) throw new Error('No span was begun.');
    const after = await this.#count();
    this.#before = after;
    const mutated = await this.#takeMutations();
    const since = (name: keyof Counted): number => (after[name] - before[name]) * 1000;
    return {
      spanMs: since('spanMs'),
      taskMs: since('taskMs'),
      scriptMs: since('scriptMs'),
      styleMs: since('styleMs'),
      layoutMs: since('layoutMs'),
      mutations: Object.values(mutated).reduce((sum, count) => sum + count, 0),
      mutated: Object.fromEntries(Object.entries(mutated).sort(([, a], [, b]) => b - a)),
    };
  }

  async #count(): Promise<Counted> {
    const { metrics } = await this.#devtools.send('Performance.getMetrics');
    const of = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
    return {
      spanMs: of(counters.spanMs),
      taskMs: of(counters.taskMs),
      scriptMs: of(counters.scriptMs),
      styleMs: of(counters.styleMs),
      layoutMs: of(counters.layoutMs),
    };
  }

  async #takeMutations(): Promise<Record<string, number>> {
    const { result } = await this.#devtools.send('Runtime.evaluate', {
      expression: 'takeMutations()',
      returnByValue: true,
    });
    return result.value as Record<string, number>;
  }
}
