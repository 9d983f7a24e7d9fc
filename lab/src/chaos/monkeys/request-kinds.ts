import type { RequestKind } from '../contract.js';

/** Every kind of request, for documents to name. A kind of the contract that is missing here doesn't compile. */
export const requestKinds = Object.keys({
  manifest: true,
  init: true,
  video: true,
  audio: true,
  captions: true,
  picture: true,
  beacon: true,
  token: true,
  socket: true,
  other: true,
} satisfies Record<RequestKind, true>) as readonly RequestKind[];

/** `video, audio and init`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
