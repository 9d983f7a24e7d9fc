import { LatePart } from '../element/late-part.js';
import { reportFrom } from '../state/player-request.js';
import { hostOf } from './host-of.js';
import type { InterfaceElement } from './interface-element.js';
import type { SvContextMenu } from './sv-context-menu.js';
import { takesContextMenu } from './takes-context-menu.js';

const contextMenu = new LatePart('sv-context-menu', () => import('./sv-context-menu.js'));

/** The context menu of a player, whose script comes when it is first asked for. */
export class LateContextMenu {
  readonly #host: InterfaceElement;
  readonly #opens: () => void;
  #menu: SvContextMenu | null = null;

  /** @param opens told when it takes the place of what else is open */
  constructor(host: InterfaceElement, opens: () => void) {
    this.#host = host;
    this.#opens = opens;
  }

  get open(): boolean {
    return Boolean(this.#menu?.asked);
  }

  /** What the host shows is another. */
  update(): void {
    const { state, words } = this.#host;
    if (this.#menu) Object.assign(this.#menu, { state, words });
  }

  readonly ask = (event: Event): void => {
    const host = this.#host;
    // Over a fault there is text to be copied, and nothing to be looped.
    if (host.state.error || !takesContextMenu(event, hostOf(host))) return;
    event.preventDefault();
    this.#opens();
    contextMenu.use(reportFrom(host), ({ openContextMenu }) => {
      this.#menu = openContextMenu(host, event);
    });
  };
}
