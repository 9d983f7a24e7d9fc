const BAR = 24;

/** Where the words go: a terminal's line is rewritten, a log gets a line every tenth. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** How far the making has come, in one line. */
export class Progress {
  private done = 0;
  private shownPercent = -1;
  private what = '';

  /** @param total - units of work, of any size, known from the start. */
  constructor(
    private readonly total: number,
    private readonly output: ProgressOutput,
  ) {}

  /** Says what is being done from here on. */
  doing(what: string): void {
    this.what = what;
    this.show(true);
  }

  /** Counts work that has been done. */
  add(units: number): void {
    this.done = Math.min(this.total, this.done + units);
    this.show(false);
  }

  /** Ends the line. */
  end(summary: string): void {
    this.output.write(this.output.isTTY === true ? `\r\u001b[K${summary}\n` : `${summary}\n`);
  }

  private show(changed: boolean): void {
    const percent = this.total === 0 ? 100 : Math.floor((100 * this.done) / this.total);
    if (this.output.isTTY === true) {
      if (!changed && percent === this.shownPercent) return;
      const filled = Math.round((BAR * percent) / 100);
      const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
      this.output.write(`\r\u001b[K${bar} ${String(percent).padStart(3)} %  ${this.what}`);
    } else {
      if (Math.floor(percent / 10) === Math.floor(this.shownPercent / 10)) return;
      this.output.write(`${String(percent).padStart(3)} %  ${this.what}\n`);
    }
    this.shownPercent = percent;
  }
}
