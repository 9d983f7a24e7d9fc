import type { ReactiveController } from 'lit';

const PAPER = 'print';
/** What makes a canvas's colours others than those it was drawn in: another scheme, or paper. */
const COLORS = ['(prefers-color-scheme: dark)', '(forced-colors: active)', PAPER];

/** A canvas knows nothing of styles: its host says here how it is fitted to a new size, and drawn in new colours. */
export class ChartRedraw implements ReactiveController {
  readonly #host: Element;
  readonly #redraw: () => void;
  readonly #sizes: ResizeObserver;
  readonly #colors: readonly MediaQueryList[];

  constructor(host: Element, { fit, redraw }: { readonly fit: () => void; readonly redraw: () => void }) {
    this.#host = host;
    this.#redraw = redraw;
    // On paper a chart is as it was on the screen, made as wide as there is room: its box has no height of its own.
    this.#sizes = new ResizeObserver(() => {
      if (!matchMedia(PAPER).matches) fit();
    });
    this.#colors = COLORS.map((query) => matchMedia(query));
  }

  hostConnected(): void {
    this.#sizes.observe(this.#host);
    for (const query of this.#colors) query.addEventListener('change', this.#redraw);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    for (const query of this.#colors) query.removeEventListener('change', this.#redraw);
  }
}
