import 'sv-player/element';
import { createSession, type Session } from 'sv-player';
import { createAbr } from 'sv-player/abr';
import 'sv-player/cdn';
import 'sv-player/party';
import 'sv-player/qoe';

const player = document.querySelector('sv-player');
player?.addEventListener('sv-decision', ({ detail }) => detail.reason.toUpperCase());
export const title: string | undefined = document.createElement('sv-video').videoTitle;
export const session: Session = createSession(document.createElement('video'), { abr: createAbr('bola') });

// @ts-expect-error: there is no such event's detail
player?.addEventListener('sv-decision', ({ detail }) => detail.cause);
