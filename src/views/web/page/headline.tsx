import {useRef} from "react";
import {useExplorer, useTotals} from "./explorer.tsx";
import {sentenceOf} from "./sentence.ts";
import {totalsOf} from "./totals.ts";
import {useLate} from "./use-late.ts";

/** What is on the page now, as the headline of a graphic: the number that was found over the sentence that says of what. */
export function Headline() {
  const {selection: asked, w, n, loaded} = useExplorer();
  const totals = useTotals();
  const late = useLate(totals.loading);
  // the sentence that stands over a number is the one that the number answers
  const answered = useRef(asked);
  if (!totals.loading) answered.current = asked;
  const selection = totals.value ? answered.current : asked;
  const total = totalsOf(totals.value);
  const h = w.headline;
  return <div className={late ? "headline late" : "headline"} aria-busy={totals.loading}>
    <h1>{totals.problem ? h.failed : !total ? w.loading : !total.census && total.events > 0 ? h.landmarks(n.count(total.events), total.events) : total.events === 0 ? (total.covered ? h.none : w.empty.notLoaded) : total.best === null ? h.unknown(n.count(total.events), total.events) : h.found(n.deaths(total), total.best, n.count(total.events), total.events)}</h1>
    <p className="sentence"><bdi>{sentenceOf(selection, w, n, loaded)}</bdi>{total?.simulated && <strong className="simulated-word"> {w.simulatedNote}</strong>}</p>
    {total && !total.census && <p className="not-census">{w.notACensus}</p>}
    {total && total.census && total.unknown > 0 && <p className="quiet">{h.unknownToo(n.count(total.unknown), total.unknown)}</p>}
  </div>;
}
