import type {Random} from "./random.ts";

/** Text to find claims in: sentences of an invented war, one line of them, nothing but numbers, or a page that hides them in markup. */
export type ArticleKind = "sentences" | "one line" | "numbers" | "hostile page";

/** At least `bytes` of text of one kind; of invented places, groups and numbers. */
export function article(random: Random, kind: ArticleKind, bytes: number): string {
  const parts: string[] = [];
  for (let length = 0; length < bytes;) {
    const part = parted[kind](random);
    parts.push(part);
    length += part.length;
  }
  return parts.join("");
}

const parted: Readonly<Record<ArticleKind, (random: Random) => string>> = {
  sentences: (random) => `${sentence(random)}${random.next() < 0.2 ? "\n\n" : " "}`,
  "one line": (random) => `${sentence(random).slice(0, -1)} and `,
  numbers: (random) => `${1 + random.below(1_000_000)} `,
  "hostile page": (random) => `<div onclick="x()"><script>${"a".repeat(random.below(50))}</script><p>\u202e${sentence(random)}\u0007</p>`
};

const openings = ["In March 2023 ", "Last year ", "Between 2019 and 2022 ", "", "Since the start of the year ", "On Friday "];
const places = ["Valmora", "the Kessine region", "northern Orlanda", "Tibrane"];
const groups = ["the Front of the Plains", "gunmen", "the army", "two militias"];

function sentence(random: Random): string {
  const n = 1 + random.below(900);
  const [opening, place, group] = [random.pick(openings), random.pick(places), random.pick(groups)];
  const body = random.pick([
    `${group} killed at least ${n} civilians in ${place}`, `${n} people died in attacks blamed on ${group} near ${place}`, `the number of attacks rose by ${n}% in ${place}`,
    `some ${n},000 people fled ${place}, where ${group} had ${n} fighters`, `it was the deadliest month in ${place} since 2015`
  ]);
  return `${opening}${body}.`.replace(/^./, (letter) => letter.toUpperCase());
}
