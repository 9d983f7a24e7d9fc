import type { CmcdEventOptions } from './cmcd/event-sink.js';
import type { OtlpOptions } from './otlp/otlp-sink.js';
import type { ConfigurableSink } from './report/gated.js';
import { LateSink } from './report/late-sink.js';
import { sinkNotLoaded } from './report/not-loaded.js';

/** As `otlp/otlp-sink.ts` says; its code is fetched now, and what happens meanwhile is held. */
export function createOtlpSink(options: OtlpOptions): ConfigurableSink {
  const coming = import('./otlp/otlp-sink.js').then((module) => module.createOtlpSink(options));
  return new LateSink(coming, (cause) => options.onError?.(sinkNotLoaded(cause)));
}

/** As `cmcd/event-sink.ts` says; its code is fetched now, and what happens meanwhile is held. */
export function createCmcdEventSink(options: CmcdEventOptions): ConfigurableSink {
  const coming = import('./cmcd/event-sink.js').then((module) => module.createCmcdEventSink(options));
  return new LateSink(coming, (cause) => options.onError?.(sinkNotLoaded(cause)));
}
