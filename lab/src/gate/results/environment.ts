import { cpus, platform, release, totalmem } from 'node:os';

/** What figures hang on besides the player. */
export interface Environment {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly browser: string;
}

export function environmentHere(browser: string): Environment {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.versions.node,
    browser,
  };
}

/** In what they differ so that absolute times can't be compared; empty where they don't. */
export function differenceOf(one: Environment, other: Environment): readonly string[] {
  return [
    one.processor === other.processor ? null : `processor ${one.processor} against ${other.processor}`,
    one.cores === other.cores ? null : `${one.cores} cores against ${other.cores}`,
    one.browser === other.browser ? null : `${one.browser} against ${other.browser}`,
  ].filter((each) => each !== null);
}
