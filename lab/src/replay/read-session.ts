import { readText } from '../document/read-text.js';
import { LabInputError, shown } from '../sim/input-error.js';
import { asList, asObject, faultAt, inside, oneOf, orNull, text, truth, type Place } from './read-json.js';
import { CallReader } from './read-calls.js';
import type { RecordedSession } from './recorded-session.js';

/** What this program reads. */
const knownVersion = 1;

/** A session that the player saved. @throws LabInputError for a file that is missing or can't be used. */
export async function readSession(file: string): Promise<RecordedSession> {
  return parseSession(await readText(file, 'Give the path of a session that the player saved'), file);
}

/** @throws LabInputError */
export function parseSession(content: string, file: string): RecordedSession {
  const at: Place = { file, path: '' };
  const session = asObject(parsed(content, at), at);
  checkHeader(session, file);
  const reader = new CallReader();
  const callsAt = inside(at, 'calls');
  const calls = asList(session['calls'], callsAt).map((call, index) =>
    reader.read(call, inside(callsAt, index)),
  );
  if (calls.length > 0 && calls[0]?.call !== 'use')
    throw faultAt(inside(callsAt, 0), 'it should tell which controller decides');
  return {
    file,
    sdk: text(session['sdk'], inside(at, 'sdk')),
    engine: orNull(oneOf('hls', 'dash', 'native'))(session['engine'], inside(at, 'engine')),
    isLive: truth(session['isLive'], inside(at, 'isLive')),
    truncated: truth(session['truncated'], inside(at, 'truncated')),
    calls,
  };
}

function parsed(content: string, at: Place): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw faultAt(at, 'it is no JSON, or was cut off', cause);
  }
}

function checkHeader({ kind, version }: Readonly<Record<string, unknown>>, file: string): void {
  if (kind !== 'sv-session')
    throw new LabInputError({
      file,
      where: 'kind',
      problem: `it is no saved session: "sv-session" should be here, not ${shown(kind)}`,
      remedy: "Give a file that was saved by the button in the player's stats, or session.record() as JSON",
    });
  if (version !== knownVersion)
    throw new LabInputError({
      file,
      where: 'version',
      problem: `this program reads version ${knownVersion} of saved sessions, not ${shown(version)}`,
      remedy: 'Use the sv-lab that belongs to the player which saved it',
    });
}
