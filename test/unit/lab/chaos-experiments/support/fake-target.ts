import type { FaultRule, RequestEntry, RequestKind } from '../../../../../lab/src/chaos/contract.js';
import type { ChaosTarget, ProcessControl } from '../../../../../lab/src/chaos/experiment/chaos-target.js';
import { FaultDesk } from '../../../../../lab/src/chaos/faults/fault-desk.js';
import type { LinkChange } from '../../../../../lab/src/chaos/monkeys/disturbance.js';

interface FakeViewer {
  readonly desk: FaultDesk;
  readonly requests: RequestEntry[];
}

/** Viewers with the origin's own desk, but without a network: `ask` is a request. */
export class FakeTarget implements ChaosTarget {
  readonly links = new Map<string, LinkChange>();
  readonly processSteps: string[] = [];
  /** Throw to let a call fail. */
  onSet: (viewer: string, rules: readonly FaultRule[]) => void = () => {};
  readonly #viewers = new Map<string, FakeViewer>();
  readonly #seed: number;

  constructor(names: readonly string[], seed = 1) {
    this.#seed = seed;
    for (const name of names) this.come(name);
  }

  come(name: string): void {
    if (!this.#viewers.has(name))
      this.#viewers.set(name, { desk: new FaultDesk([], this.#seed), requests: [] });
  }

  rules(name: string): readonly string[] {
    return this.#viewers.get(name)?.desk.rules.map(({ id }) => id) ?? [];
  }

  /** Viewers with any rule or another link. */
  get disturbed(): readonly string[] {
    return [...this.#viewers.keys()].filter((name) => this.rules(name).length > 0 || this.links.has(name));
  }

  ask(name: string, kind: RequestKind, path: string, cdn: string | null = null): RequestEntry {
    this.come(name);
    const viewer = this.#viewers.get(name);
    if (viewer === undefined) throw new Error('unreachable');
    const region = cdn === null ? null : `region-${cdn}`;
    const strikes = viewer.desk.strike({ kind, path, cdn, region, atSec: 0 });
    const entry: RequestEntry = {
      number: viewer.requests.length,
      atMs: 0,
      viewer: name,
      method: 'GET',
      path,
      kind,
      cdn,
      faults: strikes.map(({ ruleId }) => ruleId),
      status: 200,
      bodyBytes: 1,
      tookMs: 1,
      end: 'complete',
    };
    viewer.requests.push(entry);
    return entry;
  }

  viewers = async (): Promise<readonly string[]> => [...this.#viewers.keys()];
  requests = async (): Promise<readonly RequestEntry[]> =>
    [...this.#viewers.values()].flatMap(({ requests }) => requests);

  setFaults = async (name: string, rules: readonly FaultRule[]): Promise<void> => {
    this.onSet(name, rules);
    this.come(name);
    this.#viewers.get(name)?.desk.setRules(rules);
  };

  setLink = async (name: string, change: LinkChange | null): Promise<void> => {
    if (change === null) this.links.delete(name);
    else this.links.set(name, change);
  };

  readonly processes: ProcessControl = {
    freeze: async (name) => void this.processSteps.push(`freeze ${name}`),
    resume: async (name) => void this.processSteps.push(`resume ${name}`),
    kill: async (name) => void this.processSteps.push(`kill ${name}`),
    restart: async (name) => void this.processSteps.push(`restart ${name}`),
  };
}
