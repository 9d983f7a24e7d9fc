import { StartError } from '../start-error.js';

/** What the party server bears; every field a number above 0. */
export interface PartyLimits {
  /** Rooms open at once. */
  readonly rooms: number;
  readonly membersPerRoom: number;
  readonly connectionsPerUser: number;
  readonly connectionsPerAddress: number;
  /** Messages of any kind by one user of a room; what goes over the burst ends the connection. */
  readonly messagesPerSec: number;
  readonly messagesBurst: number;
  /** The same for all connections of one address. */
  readonly addressMessagesPerSec: number;
  readonly addressMessagesBurst: number;
  /** Commands by one user; what goes over the burst is refused. */
  readonly commandsPerSec: number;
  readonly commandsBurst: number;
  /** Times a second that one user may ask for the whole document, or for everybody's presence. */
  readonly asksPerSec: number;
  readonly asksBurst: number;
  /** What may wait for a receiver before it is given up. */
  readonly sendBufferBytes: number;
  /** Who loses their connection and is back within this has not left: they stay host. */
  readonly awayMs: number;
}

export const defaultLimits: PartyLimits = {
  rooms: 1_000,
  membersPerRoom: 1_000,
  connectionsPerUser: 8,
  connectionsPerAddress: 100,
  // A stock client sends back every change of presence it hears, ten a second at most.
  messagesPerSec: 40,
  messagesBurst: 200,
  addressMessagesPerSec: 800,
  addressMessagesBurst: 4_000,
  commandsPerSec: 5,
  commandsBurst: 20,
  asksPerSec: 1,
  asksBurst: 20,
  sendBufferBytes: 1_000_000,
  awayMs: 10_000,
};

/**
 * `commandsPerSec=50,rooms=10` over the defaults.
 *
 * @throws StartError naming the limit, what it was and what there is.
 */
export function readLimits(text: string | undefined): PartyLimits {
  const limits: Record<keyof PartyLimits, number> = { ...defaultLimits };
  for (const part of (text ?? '').split(',').filter((each) => each.trim() !== '')) {
    const [name = '', value = ''] = part.split('=').map((each) => each.trim());
    if (!isLimit(name)) {
      throw new StartError(
        `--party-limits named "${name}"; there are: ${Object.keys(defaultLimits).join(', ')}.`,
      );
    }
    const number = Number(value);
    if (!Number.isSafeInteger(number) || number < 1) {
      throw new StartError(`--party-limits ${name} was "${value}"; it must be a whole number above 0.`);
    }
    limits[name] = number;
  }
  return limits;
}

function isLimit(name: string): name is keyof PartyLimits {
  return Object.hasOwn(defaultLimits, name);
}
