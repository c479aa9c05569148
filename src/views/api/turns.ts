/** Lets questions begin one after the other, so that what is quickly answered, such as an unchanged page, comes in between and not behind all of them. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when the questions that came before have begun, and requests that arrived meanwhile were heard. */
  next(): Promise<void> {
    return this.#last = this.#last.then(() => new Promise((resolve) => setImmediate(resolve)));
  }
}
