import type { BeaconEvent } from '../../wire/beacon.js';
import type { ViewIds } from '../report/callback-sink.js';

/** OTLP/JSON (opentelemetry-proto 1.x): 64-bit integers are texts. */
type AnyValue =
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  | { readonly intValue: string }
  | { readonly doubleValue: number };

interface KeyValue {
  readonly key: string;
  readonly value: AnyValue;
}

export interface LogRecord {
  readonly timeUnixNano: string;
  readonly severityNumber: number;
  readonly severityText: string;
  readonly eventName: string;
  readonly attributes: readonly KeyValue[];
}

/** Severity numbers of the logs data model. */
const INFO = 9;
const WARN = 13;
const ERROR = 17;

/** @param startedAtMs when the view began, epoch ms */
export function logRecordOf(event: BeaconEvent, ids: ViewIds, startedAtMs: number): LogRecord {
  const { type, t, ...facts } = event;
  const [severityNumber, severityText] = severityOf(event);
  return {
    timeUnixNano: `${Math.round(startedAtMs + t)}000000`,
    severityNumber,
    severityText,
    eventName: `sv.${type}`,
    attributes: [
      ...attributesOf('session.id', ids.sessionId),
      ...attributesOf('sv.view.id', ids.viewId),
      ...attributesOf('sv', facts),
    ],
  };
}

function severityOf(event: BeaconEvent): readonly [number, string] {
  if (event.type === 'error') return event.fatal ? [ERROR, 'ERROR'] : [WARN, 'WARN'];
  return event.type === 'stall' ? [WARN, 'WARN'] : [INFO, 'INFO'];
}

/** Nested values become dotted names; what is null is left out. */
export function attributesOf(key: string, value: unknown): readonly KeyValue[] {
  switch (typeof value) {
    case 'string':
      return [{ key, value: { stringValue: value } }];
    case 'boolean':
      return [{ key, value: { boolValue: value } }];
    case 'number':
      return [
        {
          key,
          value: Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value },
        },
      ];
    case 'object':
      return Object.entries(value ?? {}).flatMap(([name, part]) => attributesOf(`${key}.${name}`, part));
    default:
      return [];
  }
}
