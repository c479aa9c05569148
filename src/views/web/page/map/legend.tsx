import {kinds, symbolPath, figureWords, type Kind} from "../../../../figures/index.ts";
import {usePhone} from "../use-phone.ts";
import {useExplorer, useTotals} from "../explorer.tsx";
import type {Marks} from "./marks.ts";
import {legendValues, radiusOf, type Sizes} from "./sizes.ts";

/** What the marks mean: three real sizes, the kinds that are on the map, and how exactly places are known. */
export function Legend({marks, sizes, area, size, single}: {marks: Marks; sizes: Sizes; area: "deaths" | "events"; size: number; single: boolean}) {
  const {w, n, lang, change} = useExplorer();
  const phone = usePhone();
  const values = legendValues(sizes.largest);
  const largest = radiusOf(values[0] ?? 1, sizes);
  const width = 2 * largest + 2;
  const labels = values.reduce<number[]>((placed, value) => [...placed, Math.max(2 * largest + 2 - 2 * radiusOf(value, sizes), (placed.at(-1) ?? -99) + 13)], []);
  const words = figureWords(lang);
  const shown = (Object.keys(kinds) as Kind[]).filter((kind) => marks.kind.includes(kind));
  const census = useTotals().value?.coverage.census ?? true;
  return <details className="legend" open={!phone}>
    <summary>{w.legend.title}</summary>
    <div className="legend-body">
      <div className="legend-sizes">
        <svg width={width + 56} height={Math.max(2 * largest + 6, (labels.at(-1) ?? 0) + 8)} role="img" aria-label={w.legend.sizes(values.map((value) => n.count(value)).join(", "))}>
          {values.map((value, i) => {
            const r = radiusOf(value, sizes);
            const y = 2 * largest + 2 - r;
            return <g key={value}><circle cx={largest + 1} cy={y} r={r} className="legend-circle"/><path d={`M${largest + 1},${y - r}H${width}L${width + 8},${labels[i]!}`} className="legend-line"/><text x={width + 11} y={labels[i]} dy="0.35em">{n.count(value)}</text></g>;
          })}
        </svg>
        {census ? <label className="legend-area">{w.legend.area} <select value={area} onChange={(event) => change({area: event.target.value as "deaths" | "events"})}>
          <option value="deaths">{w.legend.deaths}</option><option value="events">{w.legend.events}</option>
        </select></label> : <p>{w.legend.area} {w.legend.events}</p>}
      </div>
      <ul className="legend-kinds">
        {shown.map((kind) => <li key={kind} className="kind"><svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true"><path d={symbolPath(kinds[kind].shape, 0, 0, 5)} fill={kinds[kind].color} fillOpacity="0.55" stroke={kinds[kind].color}/></svg>{words.kinds[kind]}</li>)}
        {marks.coarse.includes(1) && <li><svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true"><circle r="5.5" className="legend-ring"/></svg>{w.legend.ring}</li>}
        {area === "deaths" && marks.best.some((value) => !(value > 0)) && <li><svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true"><circle r="2.2" className="legend-ring"/></svg>{w.legend.none}</li>}
      </ul>
      <p className="legend-note">{single ? w.legend.single : size ? w.legend.square(n.decimal(size)) : w.legend.places}</p>
    </div>
  </details>;
}
