import type { PartyWish } from '../../wire/party-command.js';
import { cleanName, cleanText } from '../text/clean-text.js';

/** With the texts a viewer typed as an authority takes them. */
export function cleanWish(wish: PartyWish): PartyWish {
  switch (wish.type) {
    case 'chat-send':
    case 'chat-edit':
      return { ...wish, text: cleanText(wish.text) };
    case 'kick':
      return wish.reason === undefined ? wish : { ...wish, reason: cleanName(wish.reason) };
    case 'title':
    case 'queue-add':
      return wish.title.label === undefined
        ? wish
        : { ...wish, title: { ...wish.title, label: cleanName(wish.title.label) } };
    default:
      return wish;
  }
}
