/**
 * A seeded generator of numbers: xoshiro128** (Blackman & Vigna 2021, ACM Trans. Math. Softw. 47(4)). The same seed and stream give the same
 * numbers on every machine; streams of one seed are independent, so that what one part of a computation draws does not move another.
 */
export class Random {
  readonly #state: Uint32Array;
  #spare = NaN;

  constructor(seed: number, stream = "") {
    this.#state = Uint32Array.from([0, 1, 2, 3], (i) => hash(`${seed}/${stream}/${i}`));
    this.#state[0]! |= 1;
  }

  /** From 0 to under 1, in steps of 2^-32. */
  next(): number {
    const s = this.#state;
    const a = Math.imul(s[1]!, 5);
    const drawn = Math.imul((a << 7) | (a >>> 25), 9) >>> 0;
    const t = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= t;
    s[3] = (s[3]! << 11) | (s[3]! >>> 21);
    return drawn / 4294967296;
  }

  /** A whole number from 0 to under `n`, for n up to 2^32. */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  /** Exponential with mean 1. */
  exponential(): number {
    return -Math.log(1 - this.next());
  }

  /** Normal with mean 0 and standard deviation 1, by the polar method (Marsaglia & Bray 1964). */
  normal(): number {
    if (!Number.isNaN(this.#spare)) {
      const spare = this.#spare;
      this.#spare = NaN;
      return spare;
    }
    for (;;) {
      const x = 2 * this.next() - 1;
      const y = 2 * this.next() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt(-2 * Math.log(square) / square);
      this.#spare = y * scale;
      return x * scale;
    }
  }
}

/** FNV-1a, with the finalizer of MurmurHash3 so that near texts give far numbers. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
