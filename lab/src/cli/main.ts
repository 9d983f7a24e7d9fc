import { LabInputError } from '../sim/input-error.js';
import { UsageError } from '../sim/run/usage-error.js';

/** A program of the lab. Loaded when it is asked for: none waits for another's imports. */
interface Command {
  readonly summary: string;
  /** The command may resolve to an exit code; nothing is 0. */
  load(): Promise<(args: readonly string[]) => Promise<number | void>>;
}

const commands: Readonly<Record<string, Command>> = {
  sim: {
    summary: 'Play titles over network traces under bitrate rules, and compare what viewers would see.',
    load: async () => (await import('./sim.js')).sim,
  },
  replay: {
    summary: 'Take the decisions of a session that the player saved once more, and compare them.',
    load: async () => (await import('./replay.js')).replay,
  },
  gate: {
    summary:
      'Play scenarios in a browser, hold them to budgets, and say whether a build makes viewing worse.',
    load: async () => (await import('./gate.js')).gate,
  },
  live: {
    summary: 'Serve a stored title as a live one: HLS, LL-HLS, DASH and low-latency DASH.',
    load: async () => (await import('./live.js')).live,
  },
  experiment: {
    summary: 'Disturb a share of the viewers on purpose, within bounds, and journal it; or replay a journal.',
    load: async () => (await import('./experiment.js')).experiment,
  },
  origin: {
    summary: "Serve titles, or stand before another server, over a viewer's network and with its faults.",
    load: async () => (await import('./origin.js')).origin,
  },
  views: {
    summary: 'Send made-up views to a collector, so that its dashboard has something to show.',
    load: async () => (await import('./views.js')).views,
  },
  watch: {
    summary: 'Play a real URL every few minutes, measure it as a viewer would live it, and raise an alarm.',
    load: async () => (await import('./watch.js')).watch,
  },
};

/** Runs `sv-lab`; the promise is for the exit code: 0, 2 for a mistake in what was asked, 1 for any other. */
export async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(help());
    return name === undefined ? 2 : 0;
  }
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined)
      throw new UsageError(
        `There is no command "${name}". There are: ${Object.keys(commands).join(', ')}; see sv-lab --help.`,
      );
    const run = await command.load();
    return (await run(args)) ?? 0;
  } catch (error) {
    if (error instanceof UsageError || error instanceof LabInputError) {
      console.error(`sv-lab: ${error.message}`);
      return 2;
    }
    console.error(error);
    return 1;
  }
}

function help(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `sv-lab COMMAND [options]\n\n${lines.join('\n')}\n\nsv-lab COMMAND --help tells a command's options.`;
}
