import type {Input} from "../param.ts";
import type {Case, FigureSpec} from "./case.ts";

/**
 * What a figure of a case asks of its measure: the case's actor, the figure's own parameters, and those that it takes of the case. The first is the figure's; the others
 * are the same question asked otherwise (`also`).
 */
export function figureInputs(read: Pick<Case, "actor" | "context" | "focus">, {with: own, take, also}: FigureSpec): [Input, ...Input[]] {
  const given = {context: read.context.map(({date}) => date), focus: read.focus};
  const taken = Object.fromEntries(Object.entries(take).map(([param, from]) => [param, given[from]]));
  const input = {actor: [read.actor], ...taken, ...own};
  return [input, ...also.map((other) => ({...input, ...other}))];
}
