import { abrNames } from '../../src/abr/registry.js';
import type { MenuWords } from '../locales/menu-words.js';
import type { PlayerState } from '../state/player-state.js';
import type { MenuItem } from './menu-item.js';

/** Under the renditions: saving data, and what chooses while nothing is pinned. */
export function choiceItems(state: PlayerState, words: MenuWords): MenuItem[] {
  return [
    {
      kind: 'checkbox',
      icon: 'data-saver',
      label: words.dataSaver,
      detail: '',
      checked: state.savingData,
      ask: { type: 'set-data-saver', on: !state.savingData },
    },
    {
      kind: 'page',
      page: 'abr',
      label: words.automaticChoice,
      detail: words.controllers[state.controller] ?? state.controller,
    },
  ];
}

/** Every controller that has a name to be asked for by, the page's own too; none is marked while an object decides. */
export function abrItems({ controller }: PlayerState, words: MenuWords): MenuItem[] {
  return abrNames().map((name) => ({
    kind: 'radio',
    label: words.controllers[name] ?? name,
    detail: name in words.controllers ? name : '',
    checked: name === controller,
    ask: { type: 'select-abr', name },
  }));
}
