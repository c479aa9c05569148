import {allEnded} from "../../all-ended.ts";
import {HarmattanError} from "../../error.ts";
import {correctTogether, figureInputs, measures, runMeasure, type Case, type FigureSpec, type Result, type RunOptions, type Store} from "../../index.ts";
import type {Input} from "../../param.ts";

/** A figure of a case with what its measure answers, and the same question asked otherwise; or why the source cannot answer it. */
export type Asked = {spec: FigureSpec; result: Result; also: readonly Result[]} | {spec: FigureSpec; refused: HarmattanError};

/** Errors that say what a source is not, rather than what is wrong with the question. */
const refusals = new Set(["tactics_missing"]);

/**
 * Asks all figures at once, and answers each as soon as it is there. The p-values of all answers are corrected together, since they stand in one report: answers that
 * hold tests wait for each other.
 */
export function askFigures(store: Store, read: Case, specs: readonly FigureSpec[], within: (input: Input) => Input, options: RunOptions = {}): Promise<Asked>[] {
  const ask = async (spec: FigureSpec) => {
    try {
      return await allEnded(figureInputs(read, spec).map((input) => runMeasure(store, spec.measure, within(input), options)));
    } catch (error) {
      if (error instanceof HarmattanError && refusals.has(error.code)) return error;
      throw error;
    }
  };
  // studies first and the longest before the others, so that threads compute while the rest is asked and drawn
  const begun = new Map(specs.toSorted((a, b) => rank(a) - rank(b)).map((spec) => [spec, ask(spec)]));
  const answers = specs.map((spec) => begun.get(spec)!);
  const corrected = Promise.all(answers).then((all) => {
    const results = correctTogether(all.flatMap((answer) => answer instanceof HarmattanError ? [] : answer));
    return all.map((answer) => answer instanceof HarmattanError ? answer : results.splice(0, answer.length));
  });
  corrected.catch(() => undefined);
  return specs.map(async (spec, i): Promise<Asked> => {
    const own = await answers[i]!;
    if (own instanceof HarmattanError) return {spec, refused: own};
    const [result, ...also] = (own.some(({answer}) => answer?.tests?.length) ? (await corrected)[i] : own) as [Result, ...Result[]];
    return {spec, result, also};
  });
}

function rank({measure}: FigureSpec): number {
  const study = measures.find(({name}) => name === measure)?.study;
  return study === "long" ? 0 : study ? 1 : 2;
}
