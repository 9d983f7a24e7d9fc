import { createHash } from 'node:crypto';
import {
  CMCD_EVENT_MODE,
  CMCD_REQUEST_MODE,
  decodeCmcd,
  fromCmcdHeaders,
  fromCmcdQuery,
  validateCmcd,
} from '@svta/cml-cmcd';
import type { BeaconRefusal } from '../../../src/wire/beacon.js';

/** Bounds of one body and of one report in it. */
export const CMCD_LIMITS = { bodyBytes: 64_000, lines: 300, lineLength: 8_000, keys: 100 } as const;

/** One CMCD report: a line of event mode, or what came with a request for media. Times are epoch ms. */
export interface CmcdReport {
  /** The same for a line that is sent again. */
  readonly id: string;
  readonly mode: 'event' | 'request';
  /** 1 or 2. */
  readonly version: number;
  /** `e`: ps, t, e, …; null in request mode. */
  readonly event: string | null;
  readonly sessionId: string | null;
  readonly contentId: string | null;
  /** `sn`, the report's number; `ts`, its time by the sender's clock. */
  readonly seq: number | null;
  readonly tsMs: number | null;
  /** `sta`: s, p, k, r, … */
  readonly state: string | null;
  /** `br`, `bl`, `mtp`, `ltc`; of a list the first. */
  readonly bitrateKbps: number | null;
  readonly bufferMs: number | null;
  readonly throughputKbps: number | null;
  readonly latencyMs: number | null;
  /** All keys as decoded, as JSON. */
  readonly keys: string;
}

type Decoded = Readonly<Record<string, unknown>>;

export type ParsedReports =
  | { readonly ok: true; readonly reports: readonly CmcdReport[] }
  | { readonly ok: false; readonly refusal: BeaconRefusal };

/** The lines of an `application/cmcd` body (CTA-5004-B, event mode) to reports. Never throws. */
export function parseCmcdLines(body: string): ParsedReports {
  const lines = body.split(/\r?\n/).filter((line) => line !== '');
  if (lines.length === 0) return refuse('The body has no line.');
  if (lines.length > CMCD_LIMITS.lines) return refuse(`The body has over ${CMCD_LIMITS.lines} lines.`);
  const reports: CmcdReport[] = [];
  for (const [index, line] of lines.entries()) {
    const where = `Line ${index + 1}`;
    if (line.length > CMCD_LIMITS.lineLength) {
      return refuse(`${where} has over ${CMCD_LIMITS.lineLength} characters.`);
    }
    const decoded = decode(() => decodeCmcd(line));
    if (decoded === null) return refuse(`${where} is no structured field dictionary.`);
    const fault = faultOf(decoded, CMCD_EVENT_MODE);
    if (fault !== null) return refuse(`${where}: ${fault}`);
    reports.push(reportOf(decoded, 'event', createHash('sha256').update(line).digest('base64url')));
  }
  return { ok: true, reports };
}

/** What came with a request for media, in its query or its headers; null without CMCD, or with wrong keys. */
export function cmcdOfRequest(
  query: URLSearchParams,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  id: string,
): CmcdReport | null {
  const text = Object.entries(headers).filter((entry): entry is [string, string] => {
    return entry[0].startsWith('cmcd-') && typeof entry[1] === 'string';
  });
  const length = (query.get('CMCD') ?? '').length + text.reduce((sum, [, value]) => sum + value.length, 0);
  if (length === 0 || length > CMCD_LIMITS.lineLength) return null;
  const decoded = decode(() => ({ ...fromCmcdHeaders(Object.fromEntries(text)), ...fromCmcdQuery(query) }));
  if (decoded === null || faultOf(decoded, CMCD_REQUEST_MODE) !== null) return null;
  return reportOf(decoded, 'request', id);
}

function decode(work: () => object): Decoded | null {
  try {
    return { ...work() };
  } catch {
    return null;
  }
}

function faultOf(decoded: Decoded, reportingMode: 'event' | 'request'): string | null {
  if (Object.keys(decoded).length > CMCD_LIMITS.keys) return `It has over ${CMCD_LIMITS.keys} keys.`;
  const { valid, issues } = validateCmcd(decoded, { reportingMode });
  if (valid) return null;
  return issues.find(({ severity }) => severity === 'error')?.message ?? 'It is not as CTA-5004 says.';
}

function reportOf(decoded: Decoded, mode: CmcdReport['mode'], id: string): CmcdReport {
  return {
    id,
    mode,
    version: decoded['v'] === 2 ? 2 : 1,
    event: textOf(decoded['e']),
    sessionId: textOf(decoded['sid']),
    contentId: textOf(decoded['cid']),
    seq: numberOf(decoded['sn']),
    tsMs: numberOf(decoded['ts']),
    state: textOf(decoded['sta']),
    bitrateKbps: numberOf(decoded['br']),
    bufferMs: numberOf(decoded['bl']),
    throughputKbps: numberOf(decoded['mtp']),
    latencyMs: numberOf(decoded['ltc']),
    keys: JSON.stringify(decoded),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOf(value: unknown): number | null {
  const [first] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const plain = typeof first === 'object' && first !== null && 'value' in first ? first.value : first;
  return typeof plain === 'number' && Number.isFinite(plain) ? plain : null;
}

function refuse(detail: string): ParsedReports {
  return { ok: false, refusal: { error: 'invalid-cmcd', detail: detail.slice(0, 500) } };
}
