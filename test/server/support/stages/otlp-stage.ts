import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OtlpSink } from '../../../../server/src/collector/sinks/otlp-sink.js';
import type { SinkStage, StoredEvent } from '../../../contract/sink-contract.js';

interface LogRecord {
  readonly timeUnixNano: string;
  readonly observedTimeUnixNano: string;
  readonly eventName: string;
  readonly body: { readonly stringValue: string };
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
}

interface Logs {
  readonly resourceLogs: readonly {
    readonly resource: { readonly attributes: readonly { readonly key: string }[] };
    readonly scopeLogs: readonly { readonly logRecords: readonly LogRecord[] }[];
  }[];
}

/** A receiver that takes log records as OTLP/HTTP says, and keeps repeats out by `sv.key`. */
export async function otlpStage(): Promise<SinkStage & { readonly url: string }> {
  const records = new Map<string, StoredEvent>();
  const listen = async (port: number): Promise<Server> => {
    const server = createServer((request, response) => {
      void readJson(request).then((logs) => {
        const fault = request.url === '/base/v1/logs' ? take(logs as Logs, records) : 'wrong path';
        response.writeHead(fault === null ? 200 : 400, { 'content-type': 'application/json' });
        response.end(fault === null ? '{"partialSuccess":{}}' : JSON.stringify({ message: fault }));
      });
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  const goDown = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const url = `http://127.0.0.1:${port}/base/`;
  return {
    url,
    make: () => new OtlpSink(url),
    stored: async () => [...records.values()],
    goDown,
    async comeBack() {
      server = await listen(port);
    },
    dispose: goDown,
  };
}

function take(logs: Logs, records: Map<string, StoredEvent>): string | null {
  for (const { resource, scopeLogs } of logs.resourceLogs) {
    if (!resource.attributes.some(({ key }) => key === 'service.name')) return 'no service.name';
    for (const record of scopeLogs.flatMap(({ logRecords }) => logRecords)) {
      if (!/^\d{19}$/.test(record.timeUnixNano) || !/^\d{19}$/.test(record.observedTimeUnixNano))
        return 'no time';
      if (!record.eventName.startsWith('sv.')) return 'no name';
      const key = record.attributes.find((attribute) => attribute.key === 'sv.key')?.value.stringValue;
      if (key === undefined) return 'no key';
      records.set(key, { key, payload: record.body.stringValue });
    }
  }
  return null;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
}
