import type {Random} from "./random.ts";

/** Words to write texts with. A word that stands several times comes up as often, so that texts pack about as well as real ones. */
export class Vocabulary {
  readonly #words: readonly string[];

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  /** Every word of real texts, as often as they use it. */
  static of(texts: Iterable<string>): Vocabulary {
    return new Vocabulary([...texts].flatMap((text) => text.split(/\s+/)).filter((word) => word !== "" && !/[",;]/.test(word)));
  }

  /** `size` words that do not exist, the first of them much the commonest, among the plain words of such texts. */
  static invented(random: Random, size: number): Vocabulary {
    const own = Array.from({length: size}, () => syllables(random, 1 + random.below(3)));
    return new Vocabulary(Array.from({length: 1 << 16}, () => random.next() < 0.4 ? plain[random.skewed(plain.length)]! : own[random.skewed(size)]!));
  }

  text(random: Random, words: number): string {
    const text: string[] = [];
    for (let i = 0; i < words; i++) text.push(random.pick(this.#words));
    return text.join(" ");
  }
}

/** A name of two to four syllables, with a capital. */
export function inventedName(random: Random): string {
  const name = syllables(random, 2 + random.below(3)) + (random.next() < 0.4 ? random.pick(codas) : "");
  return name[0]!.toUpperCase() + name.slice(1);
}

function syllables(random: Random, count: number): string {
  let word = "";
  for (let i = 0; i < count; i++) word += random.pick(onsets) + random.pick(vowels);
  return word;
}

const onsets = ["b", "d", "f", "g", "gb", "k", "kp", "l", "m", "mb", "n", "nd", "ng", "r", "s", "t", "w", "y", "z", "dj"];
const vowels = ["a", "e", "i", "o", "u", "ou", "aa", "ia"];
const codas = ["n", "ng", "l", "m", "r", "ko", "gou", "dougou"];
const plain = `the of in a and on by at to from were was killed near with attacked that several soldiers village fighters civilians army forces wounded group men
 armed reported when three two road market convoy clash between others clashed unknown position ambush after during their into against militia claimed`.split(/\s+/);
