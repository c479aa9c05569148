import type {Loaded, Session} from "../registry.ts";
import type {Query} from "../view.ts";

/** The selection with its source named: the case's first that is loaded, else the one with most events. Two sources are never drawn as one. */
export function effectiveSource(selection: Query, {sources}: Loaded, session: Session): Query {
  if (selection["source"]?.length || !sources.length) return selection;
  const preferred = session.case?.sources.find((name) => sources.some((one) => one.name === name));
  return {...selection, source: [preferred ?? sources[0]!.name]};
}
