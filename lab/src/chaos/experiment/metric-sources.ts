import { metricNames, type MetricName, type MetricReading, type MetricSource } from './metric-names.js';

/** Several sources as one; where two tell the same metric, the first is believed. */
export function joinedSources(...sources: readonly MetricSource[]): MetricSource {
  return {
    names: [...new Set(sources.flatMap(({ names }) => names))],
    async read() {
      // One that fails takes only its own metrics with it.
      const readings = await Promise.allSettled(sources.map((source) => source.read()));
      return Object.assign(
        {},
        ...readings.toReversed().map((each) => (each.status === 'fulfilled' ? each.value : {})),
      ) as MetricReading;
    },
  };
}

/**
 * Metrics from an address that answers with JSON: an object of numbers by name, as `{"stallSec": 1.5}`.
 * Other fields are left alone.
 */
export function metricsFrom(url: string, names: readonly MetricName[] = metricNames): MetricSource {
  return {
    names,
    async read() {
      const response = await fetch(url, { signal: AbortSignal.timeout(4000) });
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      const told: unknown = await response.json();
      if (typeof told !== 'object' || told === null) throw new Error(`${url} answered no object of metrics`);
      const values = new Map(Object.entries(told));
      return Object.fromEntries(
        names.flatMap((name) => {
          const value: unknown = values.get(name);
          return typeof value === 'number' ? [[name, value]] : [];
        }),
      );
    },
  };
}
