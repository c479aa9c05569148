import {holm} from "../stats/multiple-testing.ts";
import {measures} from "./registry.ts";
import type {Answer, Result} from "./result.ts";

/** At most so probable by chance may what a report calls more than chance be, over all of its tests. */
const level = 0.05;

/**
 * The results of one report, with the p of all tests behind their answers corrected together (Holm 1979): the chance that any of them says more than chance by mistake stays at 5%. An
 * answer whose test does not hold any more becomes what the measure leaves of it. A result without tests stays as it is.
 */
export function correctTogether(results: readonly Result[]): Result[] {
  const tests = results.flatMap(({answer}) => answer?.tests ?? []);
  const corrected = holm(tests.map(({p}) => p));
  let next = 0;
  return results.map((result) => {
    if (!result.answer?.tests?.length) return result;
    const own = result.answer.tests.map((test) => ({...test, corrected: Number(corrected[next++]!.toPrecision(4))}));
    return {...result, answer: retracted(result.measure, {...result.answer, tests: own}, tests.length)};
  });
}

function retracted(name: string, answer: Answer, tests: number): Answer {
  const failed = new Set(answer.tests!.filter(({corrected}) => corrected! > level).map(({name: test}) => test));
  const left = failed.size ? measures.find((measure) => measure.name === name)?.retract?.(answer, failed) : undefined;
  if (!left || (left.code === answer.code && JSON.stringify(left.values ?? answer.values) === JSON.stringify(answer.values))) return answer;
  return {...answer, ...left, text: `${answer.text}; not beyond chance once the ${tests} tests of the report are corrected together`};
}
