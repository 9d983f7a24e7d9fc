import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { errorCode, StartError } from '../../start-error.js';
import { alertRule, NEW_STATE, type AlertRule, type AlertState } from './alert-rule.js';

const FILE = 'alerts.json';

export interface KeptAlert {
  readonly id: string;
  readonly rule: AlertRule;
  readonly state: AlertState;
}

const kept = v.object({
  version: v.literal(1),
  alerts: v.array(
    v.object({
      id: v.string(),
      rule: alertRule,
      state: v.object({
        status: v.picklist(['ok', 'firing']),
        sinceMs: v.nullable(v.number()),
        checkedAtMs: v.nullable(v.number()),
        value: v.nullable(v.number()),
        plays: v.number(),
        told: v.picklist(['ok', 'firing']),
        fault: v.nullable(v.string()),
      }),
    }),
  ),
});

/** The rules and what is known of each, in a file of the data folder. */
export class AlertBook {
  readonly #path: string;
  readonly #alerts: Map<string, KeptAlert>;
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string, alerts: readonly KeptAlert[]) {
    this.#path = path;
    this.#alerts = new Map(alerts.map((alert) => [alert.id, alert]));
  }

  /** @throws StartError where the file is there but is no such file. */
  static async open(dataDir: string): Promise<AlertBook> {
    const path = join(dataDir, FILE);
    try {
      return new AlertBook(path, v.parse(kept, JSON.parse(await readFile(path, 'utf8'))).alerts);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return new AlertBook(path, []);
      const why = error instanceof Error ? error.message : String(error);
      throw new StartError(`${path} can't be read as rules for alerts: ${why}`, { cause: error });
    }
  }

  all(): readonly KeptAlert[] {
    return [...this.#alerts.values()];
  }

  /** A changed rule is judged from the start, but what the webhook was told stands. */
  async put(id: string, rule: AlertRule): Promise<void> {
    const told = this.#alerts.get(id)?.state.told ?? 'ok';
    this.#alerts.set(id, { id, rule, state: { ...NEW_STATE, told } });
    await this.#write();
  }

  /** False where there was none. */
  async remove(id: string): Promise<boolean> {
    const was = this.#alerts.delete(id);
    if (was) await this.#write();
    return was;
  }

  /** Keeps what a look found, unless the rule was changed or removed meanwhile. */
  async note(looked: KeptAlert, state: AlertState): Promise<void> {
    const now = this.#alerts.get(looked.id);
    if (now?.rule !== looked.rule) return;
    this.#alerts.set(looked.id, { ...now, state });
    // The figure of each minute isn't worth a write; what was decided and told is.
    const { status, told, fault } = looked.state;
    if (status !== state.status || told !== state.told || fault !== state.fault) await this.#write();
  }

  /** One write after the other, each whole: a crash leaves the file before or the one after. */
  async #write(): Promise<void> {
    const text = `${JSON.stringify({ version: 1, alerts: this.all() }, null, 2)}\n`;
    const turn = this.#writing
      .catch(() => undefined)
      .then(async () => {
        await writeFile(`${this.#path}.new`, text);
        await rename(`${this.#path}.new`, this.#path);
      });
    this.#writing = turn;
    return turn;
  }
}
