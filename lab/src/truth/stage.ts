import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen } from '../chaos/origin/listen.js';
import { ToldViews } from './told-views.js';

const mime: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
};
const page = fileURLToPath(new URL('./page/', import.meta.url));
const empty = '<!doctype html><title>Gone</title>';

/** How a session's collector answers its next batch. */
export type Mood =
  | 'good'
  /** Takes it, and says that it did not: it comes again. */
  | 'forgetful'
  /** Doesn't take it, and asks to come again. */
  | 'busy';

/** The site that the player is on, and the collector of its views, which takes the wire as `sv-server` does. */
export interface Stage {
  readonly url: string;
  /** What the session of this name told. */
  told(session: string): ToldViews;
  setMood(session: string, mood: Mood): void;
  close(): Promise<void>;
}

/** @param player the folder of the player's own scripts */
export async function openStage(player: string): Promise<Stage> {
  const sessions = new Map<string, ToldViews>();
  const moods = new Map<string, Mood>();
  const told = (session: string): ToldViews => {
    const views = sessions.get(session) ?? new ToldViews();
    sessions.set(session, views);
    return views;
  };

  const collect = async (session: string, request: IncomingMessage): Promise<number> => {
    const parts: Uint8Array[] = [];
    for await (const part of request) parts.push(part as Uint8Array);
    const mood = moods.get(session) ?? 'good';
    if (mood === 'busy') return 503;
    if (!told(session).take(Buffer.concat(parts).toString())) return 400;
    return mood === 'forgetful' ? 500 : 202;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://stage');
    if (pathname.startsWith('/rum/')) {
      response.writeHead(await collect(pathname.slice('/rum/'.length), request)).end('{}');
    } else if (pathname.startsWith('/player/')) {
      await sendFile(response, player, pathname.slice('/player/'.length));
    } else if (pathname === '/gone') response.writeHead(200, { 'content-type': mime['.html'] }).end(empty);
    else await sendFile(response, page, pathname.slice(1));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const url = await listen(server, '127.0.0.1', 0);
  return {
    url,
    told,
    setMood: (session, mood) => moods.set(session, mood),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function sendFile(response: ServerResponse, folder: string, path: string): Promise<void> {
  const file = join(folder, normalize(decodeURIComponent(path)));
  const isThere = file.startsWith(folder + (folder.endsWith(sep) ? '' : sep));
  const found = isThere ? await stat(file).catch(() => null) : null;
  if (found?.isFile() !== true) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': mime[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}
