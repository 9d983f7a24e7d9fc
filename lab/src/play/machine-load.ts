import { cpus } from 'node:os';

interface Times {
  readonly busy: number;
  readonly all: number;
}

/** Watches how busy the machine is, all cores and all that runs on them, from its making on. */
export class MachineWatch {
  readonly #from = timesNow();

  /** 0 to 1; 0 where the system tells nothing. */
  busyShare(): number {
    const now = timesNow();
    const all = now.all - this.#from.all;
    return all > 0 ? Math.min(1, Math.max(0, (now.busy - this.#from.busy) / all)) : 0;
  }
}

function timesNow(): Times {
  let all = 0;
  let idle = 0;
  for (const { times } of cpus()) {
    all += times.user + times.nice + times.sys + times.irq + times.idle;
    idle += times.idle;
  }
  return { busy: all - idle, all };
}
