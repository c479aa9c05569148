import {HarmattanError} from "../../error.ts";
import {correctTogether, figureInputs, runMeasure, type Case, type FigureSpec, type Result, type Store} from "../../index.ts";
import type {Input} from "../../param.ts";

/** A figure of a case with what its measure answers, and the same question asked otherwise; or why the source cannot answer it. */
export type Asked = {spec: FigureSpec; result: Result; also: readonly Result[]} | {spec: FigureSpec; refused: HarmattanError};

/** Errors that say what a source is not, rather than what is wrong with the question. */
const refusals = new Set(["tactics_missing"]);

/** Asks the figures one after the other, and corrects the p-values of all answers together: they stand in one report. */
export async function askFigures(store: Store, read: Case, specs: readonly FigureSpec[], within: (input: Input) => Input): Promise<Asked[]> {
  const answers: {spec: FigureSpec; results: Result[]; refused?: HarmattanError}[] = [];
  for (const spec of specs) {
    const results: Result[] = [];
    try {
      for (const input of figureInputs(read, spec)) results.push(await runMeasure(store, spec.measure, within(input)));
      answers.push({spec, results});
    } catch (error) {
      if (!(error instanceof HarmattanError && refusals.has(error.code))) throw error;
      answers.push({spec, results: [], refused: error});
    }
  }
  const corrected = correctTogether(answers.flatMap(({results}) => results));
  return answers.map(({spec, results, refused}): Asked => {
    if (refused) return {spec, refused};
    const [result, ...also] = corrected.splice(0, results.length) as [Result, ...Result[]];
    return {spec, result, also};
  });
}
