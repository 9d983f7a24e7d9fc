import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../../sim/run/usage-error.js';

/** Listens; resolves to the URL, without a slash at its end. @throws UsageError where the port can't be had */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`The origin can't listen on ${host}:${port} (${reason}). Take another port, or 0.`, {
      cause,
    });
  }
  const { address, port: bound, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`;
}
