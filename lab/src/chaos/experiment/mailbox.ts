/** Hands over what was put into it one by one, in order. One reader. */
export class Mailbox<Message> {
  readonly #waiting: Message[] = [];
  #wake: (() => void) | null = null;

  put(message: Message): void {
    this.#waiting.push(message);
    this.#wake?.();
  }

  async take(): Promise<Message> {
    for (;;) {
      const message = this.#waiting.shift();
      if (message !== undefined) return message;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
  }
}
