import type { FollowedElement } from '../../src/party/contract.js';
import type { Session } from '../../src/session/session.js';

/** The player's element, as a watch party sees it. */
export type PartyPlayer = HTMLElement &
  FollowedElement & {
    autoplay: boolean;
    src: string;
    readonly currentSrc: string;
    videoTitle: string;
    /** `unknown` until the source is understood. */
    readonly streamType: string;
    /** Null before the first source. */
    readonly session: Pick<Session, 'setParty'> | null;
    readonly token: string | (() => string | Promise<string>);
  };
