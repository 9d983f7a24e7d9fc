import { eventRows, type EventRow } from './event-rows.js';
import { post, SinkRefused } from './post.js';
import type { Delivery, Sink } from './sink.js';

/** Where OTLP over HTTP takes log records. */
const PATH = 'v1/logs';
const NS_PER_MS = '000000';

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue: string } | { readonly doubleValue: number };
}

/**
 * OTLP over HTTP with JSON: a log record an event, named `sv.TYPE`. A receiver that keeps repeats tells them by
 * the attribute `sv.key`.
 */
export class OtlpSink implements Sink {
  readonly name = 'otlp';
  /** As OTLP an event is some eight times as long; receivers take 4 MB and more. */
  readonly mostBytes = 256_000;
  readonly lingerMs = 1_000;
  readonly #url: URL;

  /** @param url the receiver's base address */
  constructor(url: string) {
    const base = new URL(url);
    base.pathname = `${base.pathname.replace(/\/$/, '')}/${PATH}`;
    this.#url = base;
  }

  async write(deliveries: readonly Delivery[], signal: AbortSignal): Promise<void> {
    const rows = deliveries.flatMap(({ received }) => eventRows(received));
    const answer = await post(
      this.#url,
      JSON.stringify(logsOf(rows)),
      { 'content-type': 'application/json' },
      signal,
    );
    const rejected = rejectedIn(answer);
    if (rejected > 0) {
      throw new SinkRefused(`${this.#url.host} refused ${rejected} of ${rows.length} log records.`);
    }
  }

  async close(): Promise<void> {}
}

/** An ExportLogsServiceRequest. */
function logsOf(rows: readonly EventRow[]): unknown {
  return {
    resourceLogs: [
      {
        resource: { attributes: [text('service.name', 'sv-player')] },
        scopeLogs: [{ scope: { name: 'sv-server' }, logRecords: rows.map(recordOf) }],
      },
    ],
  };
}

function recordOf(row: EventRow): unknown {
  return {
    timeUnixNano: `${row.happenedAtMs}${NS_PER_MS}`,
    observedTimeUnixNano: `${row.receivedAtMs}${NS_PER_MS}`,
    severityNumber: 9,
    eventName: `sv.${row.type}`,
    body: { stringValue: row.payload },
    attributes: [
      text('session.id', row.sessionId),
      text('sv.key', row.key),
      text('sv.kind', row.kind),
      text('sv.view.id', row.viewId),
      { key: 'sv.seq', value: { doubleValue: row.seq } } satisfies Attribute,
      text('sv.sdk', row.sdk),
      ...(row.country === '' ? [] : [text('geo.country.iso_code', row.country)]),
    ],
  };
}

function text(key: string, value: string): Attribute {
  return { key, value: { stringValue: value } };
}

/** A receiver may take some and answer 200 all the same. */
function rejectedIn(answer: string): number {
  try {
    const { partialSuccess } = JSON.parse(answer) as {
      readonly partialSuccess?: { readonly rejectedLogRecords?: number | string };
    };
    return Number(partialSuccess?.rejectedLogRecords ?? 0);
  } catch {
    return 0;
  }
}
