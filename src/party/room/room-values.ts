import type {
  PartyBan,
  PartyInvite,
  PartyPerson,
  PartyPlayback,
  PartyPresence,
  PartyRole,
  PartySettings,
  PartyTitle,
  QueueEntry,
} from '../../wire/party-room.js';

/*
 * Whether a document's value is what it should be. Small on purpose: these run in pages, on what an
 * authority has checked already, and must only keep what others wrote from breaking a reader.
 */

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
const isFinite = (value: unknown): value is number => Number.isFinite(value);
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isAbsentOr = (check: (value: unknown) => boolean, value: unknown): boolean =>
  value === undefined || check(value);
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

const roles: readonly unknown[] = ['owner', 'moderator', 'member', 'viewer'] satisfies PartyRole[];
const isRole = (value: unknown): value is PartyRole => roles.includes(value);

export function isPlayback(value: unknown): value is PartyPlayback {
  return (
    isFields(value) &&
    isFinite(value['seq']) &&
    isFinite(value['epoch']) &&
    isTextOrNull(value['mediaId']) &&
    isFinite(value['anchorPosSec']) &&
    isFinite(value['anchorServerMs']) &&
    isFinite(value['rate']) &&
    value['rate'] > 0 &&
    isFlag(value['paused']) &&
    isTexts(value['heldFor']) &&
    isTextOrNull(value['by']) &&
    isTexts(value['recent'])
  );
}

const controls: readonly unknown[] = ['host', 'role', 'all'] satisfies PartySettings['control'][];
const waitings: readonly unknown[] = ['none', 'host', 'all', 'quorum'] satisfies PartySettings['waiting'][];

export function isSettings(value: unknown): value is PartySettings {
  return (
    isFields(value) &&
    controls.includes(value['control']) &&
    waitings.includes(value['waiting']) &&
    isFinite(value['waitLimitMs']) &&
    isFlag(value['locked']) &&
    isFlag(value['chatOff']) &&
    isFinite(value['slowModeMs'])
  );
}

export function isTitle(value: unknown): value is PartyTitle {
  return (
    isFields(value) &&
    isText(value['mediaId']) &&
    isAbsentOr(isText, value['src']) &&
    isAbsentOr(isText, value['label']) &&
    isAbsentOr(isFlag, value['live'])
  );
}

export function isQueueEntry(value: unknown): value is QueueEntry {
  return isFields(value) && isTitle(value['title']) && isText(value['by']);
}

export function isPerson(value: unknown): value is PartyPerson {
  return (
    isFields(value) &&
    isText(value['name']) &&
    isAbsentOr(isRole, value['role']) &&
    isAbsentOr(isFinite, value['mutedUntilMs'])
  );
}

export function isBan(value: unknown): value is PartyBan {
  return (
    isFields(value) &&
    isText(value['by']) &&
    (value['untilMs'] === null || isFinite(value['untilMs'])) &&
    isAbsentOr(isText, value['name']) &&
    isAbsentOr(isText, value['byName'])
  );
}

export function isInvite(value: unknown): value is PartyInvite {
  return isFields(value) && isText(value['by']) && isRole(value['role']) && isFinite(value['expiresAtMs']);
}

const reasons: readonly unknown[] = [
  null,
  'stall',
  'scrub',
  'ad',
  'autoplay-blocked',
  'hidden',
] satisfies PartyPresence['waiting'][];

/** For what came as presence (awareness); any page may send anything there. */
export function isPresence(value: unknown): value is PartyPresence {
  if (!isFields(value)) return false;
  const user = value['user'];
  return (
    isFields(user) &&
    isText(user['userId']) &&
    isText(user['name']) &&
    isRole(user['role']) &&
    reasons.includes(value['waiting']) &&
    isFlag(value['typing']) &&
    isFlag(value['apart'])
  );
}
