import { Fields } from '../../document/fields.js';
import { refusal, type Place } from '../../document/place.js';
import type { ServerProcess } from './experiment.js';

/** `processes` of an experiment: by name, a pid and the command that starts it again. @throws LabInputError */
export function readProcesses(at: Place): readonly ServerProcess[] {
  const names = typeof at.value === 'object' && at.value !== null ? Object.keys(at.value) : [];
  // No list of names is known: every key is one.
  const fields = new Fields(at, 'a list of processes by name', names);
  return names.map((name) => readProcess(fields.place(name), name));
}

function readProcess(at: Place, name: string): ServerProcess {
  // "collector:" with nothing after it is a process whose pid is told at the start.
  if (at.value === undefined) return { name, pid: null, command: null };
  const fields = new Fields(at, `the process ${name}`, ['pid', 'command']);
  // 0 and negative ones would signal whole groups, 1 is the machine's first process.
  const pid = fields.has('pid') ? fields.number('pid', { from: 2, to: 4_194_304, whole: true }) : null;
  const command = fields.has('command') ? fields.list('command').map(word) : null;
  return { name, pid, command };
}

function word(at: Place): string {
  if (typeof at.value === 'string' && at.value !== '') return at.value;
  throw refusal(
    at,
    'a command is a list of texts',
    'Write the program and each argument as an item of its own, as ["node", "server.js"]',
  );
}
