import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export type RefusalReason =
  'origin' | 'key' | 'rate' | 'queue' | 'too-large' | 'type' | 'invalid' | 'not-stored';

/** A sink as `/metrics` and `/readyz` tell of it. */
export interface SinkState {
  readonly name: string;
  /** `delayed`: it doesn't take what it is given; what comes meanwhile waits on disk. */
  readonly state: 'up' | 'delayed';
  /** Why it is delayed, in words; null while it is up. */
  readonly why: string | null;
  /** What waits for it on disk. */
  readonly waitingBytes: number;
}

/** What the collector tells Prometheus. Names no viewer, title or address. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #events = new Counter({
    name: 'sv_events_total',
    help: 'Events that came in acknowledged batches, by whether they were new.',
    labelNames: ['outcome'] as const,
    registers: [this.#registry],
  });
  readonly #batches = new Counter({
    name: 'sv_batches_total',
    help: 'Batches acknowledged, by the way they came.',
    labelNames: ['source'] as const,
    registers: [this.#registry],
  });
  readonly #refusals = new Counter({
    name: 'sv_refused_requests_total',
    help: 'Requests that were refused, by the reason.',
    labelNames: ['reason'] as const,
    registers: [this.#registry],
  });
  readonly #commitSec = new Histogram({
    name: 'sv_commit_seconds',
    help: 'How long a commit of gathered batches took.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  acknowledged(source: 'rum' | 'cmcd' | 'stream', accepted: number, duplicates: number): void {
    this.#batches.inc({ source });
    this.#events.inc({ outcome: 'accepted' }, accepted);
    this.#events.inc({ outcome: 'duplicate' }, duplicates);
  }

  refused(reason: RefusalReason): void {
    this.#refusals.inc({ reason });
  }

  committed(tookMs: number): void {
    this.#commitSec.observe(tookMs / 1_000);
  }

  /** Read when Prometheus asks. */
  watchQueue(heldBytes: () => number): void {
    const gauge: Gauge = new Gauge({
      name: 'sv_queue_bytes',
      help: 'Bodies of batches that wait for their commit.',
      registers: [],
      collect() {
        gauge.set(heldBytes());
      },
    });
    this.#registry.registerMetric(gauge);
  }

  /** Read when Prometheus asks. */
  watchSetAside(batches: () => number): void {
    const gauge: Gauge = new Gauge({
      name: 'sv_set_aside_batches',
      help: 'Batches on disk that the database refused after they were acknowledged.',
      registers: [],
      collect() {
        gauge.set(batches());
      },
    });
    this.#registry.registerMetric(gauge);
  }

  /** Read when Prometheus asks. */
  watchSinks(states: () => readonly SinkState[]): void {
    const gauge = (name: string, help: string, read: (state: SinkState) => number): void => {
      const each: Gauge<'sink'> = new Gauge({
        name,
        help,
        labelNames: ['sink'] as const,
        registers: [],
        collect() {
          for (const state of states()) each.set({ sink: state.name }, read(state));
        },
      });
      this.#registry.registerMetric(each);
    };
    gauge('sv_sink_up', '1 while the sink takes what it is given, else 0.', ({ state }) =>
      state === 'up' ? 1 : 0,
    );
    gauge('sv_sink_waiting_bytes', 'Bytes on disk that the sink has yet to take.', (state) => {
      return state.waitingBytes;
    });
  }

  async text(): Promise<{ readonly type: string; readonly body: string }> {
    return { type: this.#registry.contentType, body: await this.#registry.metrics() };
  }
}
