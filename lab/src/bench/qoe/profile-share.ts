/** As Chromium's `Profiler.stop` gives it; times in µs. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly startTime: number;
  readonly endTime: number;
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

export interface ProfileShare {
  readonly spanMs: number;
  /** Of the main thread, with such a function running or waiting for what it called. */
  readonly insideMs: number;
  /** By the outermost such function, ms, most first. */
  readonly byFunction: Readonly<Record<string, number>>;
}

/**
 * A sample lasts until the next, and no longer than this: where the next one is late, nothing of the process ran, on a
 * machine that others need as well.
 */
const MOST_US = 2_000;

/** How much of a profile is spent in functions of scripts that `isInside` knows by their address. */
export function shareOf(profile: CpuProfile, isInside: (url: string) => boolean): ProfileShare {
  const { nodes, samples = [], timeDeltas = [], startTime, endTime } = profile;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  /** Of each node within: the outermost function of ours above it. */
  const outermost = new Map<number, string>();
  const mark = (id: number, name: string): void => {
    outermost.set(id, name);
    for (const child of byId.get(id)?.children ?? []) mark(child, name);
  };
  // Parents stand before their children.
  for (const { id, callFrame } of nodes) {
    if (!outermost.has(id) && isInside(callFrame.url)) mark(id, callFrame.functionName || '(anonymous)');
  }
  const spent = new Map<string, number>();
  samples.forEach((id, index) => {
    const name = outermost.get(id);
    // A delta is the time from the sample before to this one.
    const ms = Math.min(timeDeltas[index + 1] ?? 0, MOST_US) / 1_000;
    if (name !== undefined) spent.set(name, (spent.get(name) ?? 0) + ms);
  });
  return {
    spanMs: (endTime - startTime) / 1_000,
    insideMs: [...spent.values()].reduce((sum, ms) => sum + ms, 0),
    byFunction: Object.fromEntries([...spent].sort(([, a], [, b]) => b - a)),
  };
}
