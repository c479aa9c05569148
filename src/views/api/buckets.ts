import {fail} from "../../error.ts";
import {burst} from "./limits.ts";

/** Counts requests of clients: `rate` in a second, after a burst of ten times as many. */
export class Buckets {
  readonly #rate: number;
  readonly #now: () => number;
  readonly #clients = new Map<string, {left: number; at: number}>();

  constructor(rate: number, now: () => number = () => performance.now()) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Counts a request; throws `server_busy` where it is one too many. */
  take(client: string): void {
    const at = this.#now();
    const held = this.#clients.get(client) ?? {left: this.#rate * burst, at};
    const left = Math.min(this.#rate * burst, held.left + (at - held.at) / 1000 * this.#rate);
    this.#clients.delete(client);
    this.#clients.set(client, {left: Math.max(0, left - 1), at});
    // clients that were quiet longest are forgotten first
    if (this.#clients.size > 10_000) this.#clients.delete(this.#clients.keys().next().value!);
    if (left < 1) fail("server_busy", {seconds: Math.max(1, Math.ceil((1 - left) / this.#rate))});
  }
}
