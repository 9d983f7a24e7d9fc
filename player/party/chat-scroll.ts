/** So near its end the list follows what comes. */
const AT_END_PX = 40;
/** So near its beginning it asks for what was before. */
const AT_START_PX = 80;

/** Keeps a list of messages where its reader is: at its end, or on what they read. */
export class ChatScroll {
  readonly #list: () => HTMLElement | null;
  #isAtEnd = true;
  /** How high the list was before an earlier page came: what one reads stays where it is. */
  #heightPx: number | null = null;
  /** What is written under it may grow. */
  readonly #sizes = new ResizeObserver(() => {
    this.keepEnd();
  });

  constructor(list: () => HTMLElement | null) {
    this.#list = list;
  }

  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  watch(): void {
    const list = this.#list();
    if (list) this.#sizes.observe(list);
  }

  stop(): void {
    this.#sizes.disconnect();
  }

  /** @returns whether the reader has come near the beginning */
  scrolled(): boolean {
    const list = this.#list();
    if (!list) return false;
    this.#isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < AT_END_PX;
    return !this.#isAtEnd && list.scrollTop < AT_START_PX;
  }

  goToEnd(): void {
    this.#isAtEnd = true;
    this.keepEnd();
  }

  keepEnd(): void {
    const list = this.#list();
    if (list && this.#isAtEnd) list.scrollTop = list.scrollHeight;
  }

  /** Messages are about to be put before those that are there. */
  growsAbove(): void {
    this.#heightPx = this.#list()?.scrollHeight ?? null;
  }

  /** They have been drawn. */
  drawn(): void {
    const list = this.#list();
    if (list && this.#heightPx !== null) list.scrollTop += list.scrollHeight - this.#heightPx;
    this.#heightPx = null;
  }
}
