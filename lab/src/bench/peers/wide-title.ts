import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TitleFacts } from '../../record/view-record.js';
import { LabInputError } from '../../sim/input-error.js';
import type { Title } from '../../sim/title/title.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const maker = join(root, 'server/dist/make-titles.js');
const id = 'lab-wide';
const SEGMENT_SEC = 4;

interface TitleFile {
  readonly durationSec: number;
  readonly hls: string;
  readonly dash: string;
  readonly ladder: readonly {
    readonly name: string;
    readonly height: number;
    readonly bitrateKbps: number;
  }[];
}

export interface WideTitle {
  /** The folder above the title's. */
  readonly root: string;
  /** Paths below it. */
  readonly paths: { readonly hls: string; readonly dash: string };
  readonly facts: TitleFacts;
  /** For the simulator: what each segment weighs, its sound included. */
  readonly table: Title;
}

/** The title of the benchmark, made first where it is missing. Needs a built server. */
export async function wideTitle(): Promise<WideTitle> {
  const folder = join(root, 'node_modules/.cache/sv-lab/titles');
  await make(folder);
  const file = JSON.parse(await readFile(join(folder, id, 'title.json'), 'utf8')) as TitleFile;
  const ladder = [...file.ladder].sort((one, other) => one.bitrateKbps - other.bitrateKbps);
  return {
    root: folder,
    paths: { hls: `${id}/${file.hls}`, dash: `${id}/${file.dash}` },
    facts: {
      renditions: ladder.map(({ height, bitrateKbps }) => ({ height, bitrateKbps })),
      segmentSec: SEGMENT_SEC,
      durationSec: file.durationSec,
    },
    table: {
      name: id,
      segmentSec: SEGMENT_SEC,
      renditions: ladder.map(({ name, height, bitrateKbps }) => ({ id: name, height, bitrateKbps })),
      segmentBytes: await sizesOf(join(folder, id), ladder, file.durationSec / SEGMENT_SEC),
    },
  };
}

async function make(folder: string): Promise<void> {
  if (!existsSync(maker)) throw missing('the server is not built yet');
  const making = spawn(process.execPath, [maker, '--title', id, '--out', folder], { stdio: 'inherit' });
  const [code] = (await once(making, 'exit')) as [number | null];
  if (code !== 0) throw missing(`making the title "${id}" ended with code ${String(code)}`);
}

function missing(problem: string): LabInputError {
  return new LabInputError({ file: maker, problem, remedy: 'Run `npm run build` and try again' });
}

async function sizesOf(
  folder: string,
  ladder: TitleFile['ladder'],
  count: number,
): Promise<readonly (readonly number[])[]> {
  const bytes = async (path: string): Promise<number> => (await stat(join(folder, path))).size;
  const rows = Array.from({ length: Math.floor(count) }, async (_, at) => {
    const sound = await bytes(`audio/${at + 1}.m4s`);
    return Promise.all(ladder.map(async ({ name }) => sound + (await bytes(`video/${name}/${at + 1}.m4s`))));
  });
  return Promise.all(rows);
}
