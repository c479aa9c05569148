import {useExplorer, useTotals} from "../explorer.tsx";
import type {MeasureInfo} from "../registry.ts";

/** Whether the rows of a measure can be put on a map: by a first-level unit, a cell, a country or a point. */
export function hasPlaces({columns, chart, name}: MeasureInfo): boolean {
  if (name === "marks" || "id" in columns && !("date" in columns)) return false;
  return ("unit" in columns || "admin1" in columns && columns["admin1"]!.type === "text") && "country" in columns || chart.mark === "map";
}

/** Whether only what the map shows is selected, and which layer it draws: the selection as places, cells or density, or a measure of the registry whose answer has places. */
export function LayerPicker({box}: {box(): string}) {
  const {view, change, select, registry, selection, w} = useExplorer();
  const census = useTotals().value?.coverage.census ?? true;
  const measures = registry.measures.filter((measure) => hasPlaces(measure) && (census || !measure.census) && (!measure.actor || selection["actor"]?.length));
  const boxed = Boolean(view.selection["bbox"]?.length);
  return <div className="layer-picker"><label>
    <span>{w.layers.title}</span>
    <select value={view.layer} onChange={(event) => change({layer: event.target.value})}>
      <optgroup label={w.layers.selection}>
        {(["places", "cells", "density"] as const).map((layer) => <option key={layer} value={layer}>{w.layers[layer]}</option>)}
      </optgroup>
      <optgroup label={w.layers.measures}>
        {measures.map(({name, title}) => <option key={name} value={name}>{w.measureTitles[name] ?? title}</option>)}
      </optgroup>
    </select>
  </label>
  <label className="check"><input type="checkbox" checked={boxed} onChange={() => select("bbox", boxed ? [] : [box()])}/> {w.layers.boxed}</label></div>;
}
