import {Random} from "./random.ts";

const countries = ["MLI", "BFA", "NER", "BEN", "TGO", "NGA", "TCD", "SYR", "AFG", "UKR", "COD", "SOM", "ETH", "SDN", "YEM", "COL"] as const;

/** What a reader of the explorer asks: paths of the API, each with a selection of its own, about as often as the page does. */
export class Questions {
  readonly #random: Random;
  readonly #actors: readonly string[];
  #asked = 0;

  /** `actors` are names that the store knows. */
  constructor(seed: number, actors: readonly string[]) {
    this.#random = new Random(seed);
    this.#actors = actors;
  }

  next(): string {
    const random = this.#random;
    const query = new URLSearchParams({source: "ucdp", ...this.#period()});
    const [measure, params] = random.pick<readonly [string, Record<string, string>]>([
      ["marks", {size: random.pick(["0.25", "0.5", "1", "2"])}], ["marks", {size: "0.5", bbox: this.#box()}], ["marks", {size: "0", bbox: this.#box()}],
      ["fatalities", {by: random.pick(["month", "quarter", "year"])}], ["fatalities", {by: "year", split: "type"}], ["countries", {}], ["types", {}], ["losses", {}], ["deadliest", {n: "10"}],
      ["events", {limit: "100", bbox: this.#box()}], ["admin1", {country: random.pick(countries)}]
    ]);
    for (const [name, value] of Object.entries(params)) query.append(name, value);
    if (!query.has("country") && random.below(3) === 0) query.append("country", random.pick(countries));
    if (random.below(2)) {
      query.append("actor", random.pick(this.#actors));
      // a name for groups all over the world is asked for with a place
      if (!query.has("country")) query.append("country", "world");
    }
    if (random.below(4) === 0) query.append("type", random.pick(["state-based", "non-state", "one-sided"]));
    // no two are the same
    query.append("deaths", String(this.#asked++ % 3 === 0 ? 1 : 0));
    return `/api/measures/${measure}?${query.toString()}`;
  }

  #period(): {from: string; to: string} {
    const day = (year: number) => `${year}-${String(1 + this.#random.below(12)).padStart(2, "0")}-${String(1 + this.#random.below(28)).padStart(2, "0")}`;
    const first = 1989 + this.#random.below(30);
    return {from: day(first), to: day(first + 1 + this.#random.below(2025 - first))};
  }

  #box(): string {
    const [west, south, side] = [this.#random.below(330) - 180, this.#random.below(120) - 60, 1 + this.#random.below(20)];
    return [west, south, west + side, south + side].join(",");
  }
}
