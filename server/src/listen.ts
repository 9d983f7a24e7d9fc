import type { FastifyInstance } from 'fastify';
import { errorCode, StartError } from './start-error.js';

/** How many further ports are tried when one is taken. */
const FURTHER_PORTS = 20;

export interface Listening {
  /** Base address without a slash at the end. */
  readonly address: string;
  readonly port: number;
  /** The port asked for was taken. */
  readonly moved: boolean;
}

/**
 * Binds the port asked for, or the next free one after it.
 *
 * @throws StartError when none could be bound.
 */
export async function listen(
  app: FastifyInstance,
  wanted: { readonly host: string; readonly port: number; readonly strictPort: boolean },
): Promise<Listening> {
  const host = wanted.host === 'localhost' ? '127.0.0.1' : wanted.host;
  const last =
    wanted.strictPort || wanted.port === 0 ? wanted.port : Math.min(wanted.port + FURTHER_PORTS, 65_535);
  for (let port = wanted.port; port <= last; port += 1) {
    try {
      await app.listen({ host, port });
    } catch (error) {
      if (errorCode(error) === 'EADDRINUSE') continue;
      throw new StartError(
        `Port ${port} of ${host} can't be listened on (${errorCode(error) ?? 'unknown reason'}).`,
        {
          cause: error,
        },
      );
    }
    const bound = boundPort(app);
    return {
      address: `http://${inUrl(host)}:${bound}`,
      port: bound,
      moved: wanted.port !== 0 && bound !== wanted.port,
    };
  }
  throw new StartError(
    wanted.strictPort
      ? `Port ${wanted.port} is taken: stop what runs there, or give another with --port.`
      : `Ports ${wanted.port} to ${last} are all taken: give another with --port, or 0 for any free one.`,
  );
}

function boundPort(app: FastifyInstance): number {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new StartError('The server has no port.');
  return address.port;
}

function inUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
