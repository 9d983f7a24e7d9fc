/** Who is told of a session: passed on as they are; what can't be used is told by `sv-error`, from where it is read. */
export const telemetryAttributes = [
  'rum-url',
  'rum-consent',
  'rum-sample-rate',
  'rum-release',
  'rum-dimensions',
  'rum-offline',
  'rum-vitals',
  'cmcd',
  'cmcd-event-url',
  'otlp-url',
] as const;

/** What bounds the choice of renditions. */
export const limitAttributes = ['cap-to-size', 'data-saver', 'remember-throughput'] as const;
