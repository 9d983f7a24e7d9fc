import { placeChildren } from '../controls/page-slots.js';
import { LatePart } from '../element/late-part.js';
import type { PlayerRequest } from '../state/player-request.js';
import { deepFocus } from './deep-focus.js';
import {
  copyPageStyles,
  dressNewcomers,
  redress,
  SheetCopies,
  standIn,
  type Interface,
} from './foreign-styles.js';
import type { InputHost, LateParts } from './input-host.js';
import type { SvAwayNote } from './sv-away-note.js';

declare global {
  interface Window {
    /** Only where the browser has it (Chromium), and only on secure pages. */
    readonly documentPictureInPicture?: {
      /** Null while none is open. */
      readonly window: Window | null;
      requestWindow(size?: { readonly width: number; readonly height: number }): Promise<Window>;
    };
  }
}

/** A small window, as browsers make them of a video alone. */
const WIDTH_PX = 480;

export interface MovingPlayer extends InputHost {
  /** Listens to keys and pointers there. */
  readonly hear: (surface: HTMLElement) => void;
  /** Answers `sv-request`. */
  readonly asked: (event: CustomEvent<PlayerRequest>) => void;
}

/**
 * Moves the picture and its controls into a window that stays on top (Document Picture-in-Picture); the player's
 * element, its session and its events stay in the page. Back they come when the window closes.
 * @returns closes the window; rejects where the browser refuses it
 */
export async function openWindow(
  player: MovingPlayer,
  late: LateParts,
  closed: () => void,
): Promise<() => void> {
  const { element, media, report } = player;
  // A tag that is drawn there before it is defined stays undefined: only elements of this document are upgraded.
  const drawn: readonly LatePart<unknown>[] = [
    new LatePart('sv-context-menu', () => import('../controls/sv-context-menu.js')),
    new LatePart('sv-settings-menu', () => import('../controls/sv-settings-menu.js')),
    new LatePart('sv-error-panel', () => import('../panels/sv-error-panel.js')),
    new LatePart('sv-stats', late.stats),
    new LatePart('sv-title-card', () => import('../panels/sv-title-card.js')),
    new LatePart('sv-late-views', late.views),
    new LatePart('touch-gestures', late.touch),
  ];
  await Promise.all(drawn.map((part) => part.get().catch(report)));
  const shape = media.videoWidth > 0 ? media.videoHeight / media.videoWidth : 9 / 16;
  const size = { width: WIDTH_PX, height: Math.round(WIDTH_PX * shape) };
  const target = await window.documentPictureInPicture?.requestWindow(size);
  if (!target) throw new DOMException('This browser has no such windows.', 'NotSupportedError');
  const goBack = goThere(player, late.InterfaceElement, target);
  target.addEventListener(
    'pagehide',
    () => {
      goBack();
      closed();
      element.dispatchEvent(new Event('leavepictureinpicture'));
    },
    { once: true },
  );
  element.dispatchEvent(new Event('enterpictureinpicture'));
  return () => {
    target.close();
  };
}

/** @returns brings everything back. */
function goThere(
  { element, media, controls, hear, asked }: MovingPlayer,
  base: Interface,
  target: Window,
): () => void {
  const { document: there } = target;
  const copies = new SheetCopies(target);
  there.title = element.getAttribute('video-title') || document.title;
  there.documentElement.lang = element.closest('[lang]')?.getAttribute('lang') ?? '';
  there.body.style.margin = '0';
  copyPageStyles(element, there, copies);
  // By the same name, so that the page's selectors and `::part()`s mean it; there it is no element of ours.
  const surface = there.createElement(element.localName);
  const stopMirroring = standIn(element, surface);
  const root = surface.attachShadow({ mode: 'open', delegatesFocus: true });
  root.adoptedStyleSheets = (element.shadowRoot?.adoptedStyleSheets ?? []).map((sheet) => copies.of(sheet));
  there.body.append(surface);
  hear(surface);
  surface.addEventListener('sv-request', asked);

  const stopDressing = dressNewcomers(base, there, copies);
  const layer = controls();
  const markers = [media, layer].flatMap((moving) => {
    if (!moving) return [];
    const marker = document.createComment('');
    moving.before(marker);
    root.append(moving);
    return [{ marker, moving }];
  });
  if (layer) redress(base, layer, copies);
  placeChildren(element, media, layer);
  const note: SvAwayNote = document.createElement('sv-away-note');
  note.setAttribute('exportparts', 'notice, away, button');
  if (layer) note.words = layer.words;
  element.shadowRoot?.append(note);
  const ownButton = (): HTMLElement | null =>
    layer?.renderRoot.querySelector<HTMLElement>('[part~=picture-in-picture]') ?? null;
  ownButton()?.focus();

  return () => {
    stopMirroring();
    stopDressing();
    const focused = deepFocus(document);
    const nowhere = !focused || focused === document.body || focused.getRootNode() === note.shadowRoot;
    for (const { marker, moving } of markers) {
      marker.before(moving);
      marker.remove();
    }
    note.remove();
    if (layer) redress(base, layer, null);
    placeChildren(element, media, layer);
    // Nothing else in the page has it.
    if (nowhere && element.isConnected) ownButton()?.focus({ preventScroll: true });
  };
}
