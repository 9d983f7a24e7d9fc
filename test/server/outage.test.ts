import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SinkStage } from '../contract/sink-contract.js';
import { discard, startBuiltServer, temporaryFolder } from './support/built-server.js';
import { nothingSent, sendViews } from './support/send-views.js';
import { hasProgram } from './support/services.js';
import { clickHouseStage } from './support/stages/clickhouse-stage.js';
import { natsStage } from './support/stages/nats-stage.js';
import { until } from './support/until.js';

/** `SV_AWAY_SEC=60` for a long run: how long the sink stays away at least. */
const AWAY_SEC = Number(process.env['SV_AWAY_SEC'] ?? 0);
/** Acknowledged before the sink goes, while it is away and after it is back, at least. */
const VIEWS = 100;

interface Readiness {
  readonly ok: boolean;
  readonly sinks: readonly { readonly state: string; readonly waitingBytes: number }[];
}

/** A sink that has an address, and the settings that name it. */
interface AwayStage extends SinkStage {
  readonly args: readonly string[];
}

function goesOnWithout(name: string, open: (folder: string) => Promise<AwayStage>): void {
  it(
    `acknowledges without ${name}, says that it is away, and has given it all once it is back`,
    async () => {
      const folder = await temporaryFolder();
      const stage = await open(join(folder, 'stage'));
      const data = ['--data', join(folder, 'data'), '--address-rate', '0'];
      const server = await startBuiltServer([...data, '--sinks', `duckdb,${name}`, ...stage.args]);
      const readiness = async (): Promise<Readiness> => {
        const response = await fetch(`${server.origin}/readyz`);
        return (await response.json()) as Readiness;
      };
      const metric = async (of: string): Promise<number> => {
        const text = await (await fetch(`${server.origin}/metrics`)).text();
        return Number(new RegExp(`^${of}\\{sink="${name}"\\} (\\S+)`, 'm').exec(text)?.[1]);
      };
      const isDelayed = async (): Promise<boolean> => (await readiness()).sinks[0]?.state === 'delayed';

      const sent = nothingSent();
      const { acknowledged, refusals } = sent;
      const more = async (): Promise<void> => {
        const enough = acknowledged.size + VIEWS;
        await until(() => acknowledged.size >= enough);
      };
      const stop = new AbortController();
      const sending = sendViews(server.origin, name, sent, stop.signal);
      await more();
      await stage.goDown();
      const wentMs = performance.now();
      const before = acknowledged.size;
      await until(isDelayed);
      await more();
      await until(() => performance.now() - wentMs >= AWAY_SEC * 1_000);

      expect(await readiness()).toMatchObject({ ok: true, sinks: [{ state: 'delayed' }] });
      expect(await metric('sv_sink_up')).toBe(0);
      const waitingBytes = await metric('sv_sink_waiting_bytes');
      expect(waitingBytes).toBeGreaterThan(0);
      const meanwhile = acknowledged.size - before;

      await stage.comeBack();
      await until(async () => !(await isDelayed()));
      await more();
      stop.abort();
      await sending;
      await until(async () => (await metric('sv_sink_waiting_bytes')) === 0);
      expect(await metric('sv_sink_up')).toBe(1);
      const arrived = new Set((await stage.stored()).map(({ key }) => key));
      const events = [...acknowledged].flatMap((view) => [0, 1, 2, 3].map((seq) => `${view}.${seq}`));
      expect(events.filter((key) => !arrived.has(key))).toEqual([]);
      expect(refusals).toEqual([]);
      if (AWAY_SEC > 0) {
        const told = `${meanwhile * 4} of ${events.length} events acknowledged, ${waitingBytes} bytes on disk`;
        console.log(`While ${name} was away for ${AWAY_SEC} s: ${told}; then all of them in it.`);
      }
      expect((await server.stop()).errors).toMatch(new RegExp(`The sink ${name} takes nothing just now`));
      await stage.dispose();
      await discard(folder);
    },
    60_000 + AWAY_SEC * 5_000,
  );
}

describe.skipIf(!hasProgram('nats-server'))('a collector', () => goesOnWithout('nats', natsStage));
describe.skipIf(!hasProgram('clickhouse-server'))('a collector', () =>
  goesOnWithout('clickhouse', clickHouseStage),
);
