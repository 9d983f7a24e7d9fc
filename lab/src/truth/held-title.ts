import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import type { ExtraHandler } from '../chaos/origin/extra-source.js';

/** Of the titles that are held: `held/SESSION/PATH` is `PATH` for the session of that name. */
const HELD = /^held\/([\w-]+)\/(.+)$/;
const SEGMENT = /(?:audio|video)\/(?:.*\/)?(\d+)\.m4s$/;

const mime: Readonly<Record<string, string>> = {
  m3u8: 'application/vnd.apple.mpegurl',
  mpd: 'application/dash+xml',
  m4s: 'video/iso.segment',
  mp4: 'video/mp4',
};

interface Hold {
  /** The first segment that isn't let through, 1 the first of the title. */
  readonly fromSegment: number;
  readonly over: Promise<void>;
  readonly end: () => void;
}

/**
 * Titles whose segments wait at the origin until they are let through, to the moment: how long a viewer goes
 * without them is known from the one who holds them.
 */
export class HeldTitles {
  readonly #root: string;
  readonly #holds = new Map<string, Hold>();
  readonly #missing = new Map<string, number>();

  constructor(root: string) {
    this.#root = root;
  }

  /** From now on. */
  hold(session: string, fromSegment: number): void {
    this.release(session);
    let end = (): void => {};
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#holds.set(session, { fromSegment, over, end });
  }

  /** Lets everything through. @returns when, epoch ms */
  release(session: string): number {
    this.#holds.get(session)?.end();
    this.#holds.delete(session);
    return performance.timeOrigin + performance.now();
  }

  /** From this segment on there is nothing: 404. */
  lose(session: string, fromSegment: number): void {
    this.#missing.set(session, fromSegment);
  }

  readonly handler: ExtraHandler = async (path) => {
    const [, session = '', file = ''] = HELD.exec(path) ?? [];
    if (file === '') return null;
    const segment = Number(SEGMENT.exec(file)?.[1] ?? 0);
    if (segment >= (this.#missing.get(session) ?? Infinity)) {
      return { status: 404, headers: {}, body: new Uint8Array() };
    }
    for (;;) {
      const hold = this.#holds.get(session);
      if (!hold || segment < hold.fromSegment) break;
      await hold.over;
    }
    const body = await readFile(join(this.#root, normalize(`/${file}`)));
    return {
      status: 200,
      headers: { 'content-type': mime[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream' },
      body,
    };
  };
}
