/**
 * p-values of several tests of one report, corrected together; as R's p.adjust. Null, for a test that could not be made, stays null and counts for none.
 *
 * Holm (1979, Scand. J. Statistics 6): the chance that any of the tests says yes by mistake is held, whatever hangs together.
 */
export function holm(values: readonly (number | null)[]): (number | null)[] {
  return stepped(values, (sorted) => {
    let most = 0;
    return sorted.map((p, i) => most = Math.max(most, Math.min(1, (sorted.length - i) * p)));
  });
}

/** Benjamini & Hochberg (1995, J. R. Statist. Soc. B 57): the expected share of mistakes among the tests that say yes is held. */
export function benjaminiHochberg(values: readonly (number | null)[]): (number | null)[] {
  return stepped(values, (sorted) => {
    let least = 1;
    return sorted.toReversed().map((p, i) => least = Math.min(least, sorted.length / (sorted.length - i) * p)).toReversed();
  });
}

function stepped(values: readonly (number | null)[], correct: (sorted: readonly number[]) => number[]): (number | null)[] {
  const order = values.flatMap((p, i) => p === null ? [] : [{p, i}]).toSorted((a, b) => a.p - b.p);
  const corrected = correct(order.map(({p}) => p));
  const out: (number | null)[] = values.map(() => null);
  for (const [rank, {i}] of order.entries()) out[i] = corrected[rank]!;
  return out;
}
