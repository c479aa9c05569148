import {fail} from "../error.ts";
import {parseParams, type Input, type Params, type ValuesOf} from "../param.ts";
import type {Measure} from "./measure.ts";
import {parseSelection, selectionParams, type Selection} from "./selection.ts";

/** The selection and the measure's own parameters in what was asked. A name that is neither is refused with all that may stand there, to which a view adds its `own`. */
export function parseQuestion<P extends Params>({params}: Pick<Measure<P>, "params">, input: Input, own: readonly string[] = []): {selection: Selection; params: ValuesOf<P>} {
  const names = Object.keys({...selectionParams, ...params});
  for (const name of Object.keys(input)) if (!names.includes(name)) fail("invalid_value", {field: "parameter", value: name, expected: `one of ${[...names, ...own].join(", ")}`});
  const where = (is: (name: string) => boolean) => Object.fromEntries(Object.entries(input).filter(([name]) => is(name)));
  return {params: parseParams(params, where((name) => name in params)), selection: parseSelection(where((name) => !(name in params)))};
}
