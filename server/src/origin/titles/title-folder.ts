import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the folder notes what is finished; the server passes over names with a dot. */
const NOTES = '.made';

/**
 * A title's folder. Files appear in it whole or not at all: each is written beside the titles, under a
 * name of this process, and moved in.
 */
export class TitleFolder {
  private written = 0;

  constructor(
    readonly path: string,
    private readonly workDir: string,
  ) {}

  /** Keeps what an earlier run of the same recipe left, and clears away anything else. */
  async open(stamp: string): Promise<void> {
    const kept = await this.text(join(NOTES, 'recipe'));
    if (kept !== stamp) {
      // First of all what lists the title, so that nobody is shown half of one.
      await rm(join(this.path, 'title.json'), { force: true });
      await rm(this.path, { recursive: true, force: true });
      await this.write(join(NOTES, 'recipe'), stamp);
    }
  }

  async write(name: string, content: string | Uint8Array): Promise<void> {
    this.written += 1;
    const part = join(this.workDir, `${this.written}.part`);
    const target = join(this.path, name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(part, content);
    await rename(part, target);
  }

  /** Takes a finished file over from the working folder. */
  async moveIn(from: string, name: string): Promise<void> {
    await mkdir(dirname(join(this.path, name)), { recursive: true });
    await rename(from, join(this.path, name));
  }

  async read(name: string): Promise<Buffer> {
    return readFile(join(this.path, name));
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.path, name), { force: true });
  }

  /** Notes that a step of the making is done; `note` is what to compare with later. */
  async setDone(step: string, note = 'done'): Promise<void> {
    await this.write(join(NOTES, step), note);
  }

  async isDone(step: string, note = 'done'): Promise<boolean> {
    return (await this.text(join(NOTES, step))) === note;
  }

  async has(name: string): Promise<boolean> {
    return stat(join(this.path, name)).then(
      () => true,
      () => false,
    );
  }

  private async text(name: string): Promise<string | null> {
    return readFile(join(this.path, name), 'utf8').catch(() => null);
  }
}
