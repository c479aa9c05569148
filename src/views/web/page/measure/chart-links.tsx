import {useRef, useState, type PointerEvent} from "react";
import type {Figure} from "../../../../figures/index.ts";
import {useExplorer} from "../explorer.tsx";
import type {Result} from "../registry.ts";
import {rowSelection, withSpan} from "./row-selection.ts";
import {ChartPlayhead} from "./chart-playhead.tsx";

type Part = NonNullable<Figure["parts"]>[number];

/** What can be taken hold of in a figure: a bar selects what it stands for, periods are brushed; both for the pointer, since the table offers the same by keyboard. */
export function ChartLinks({figure, result}: {figure: Figure; result: Result}) {
  const {view, change, w} = useExplorer();
  const period = Object.keys(result.columns).find((name) => result.columns[name]!.type === "period") ?? null;
  const [draft, setDraft] = useState<[number, number] | null>(null);
  const start = useRef<number | null>(null);
  const parts = figure.parts ?? [];
  if (!parts.length) return null;
  const width = Number(/viewBox="0 0 (\d+)/.exec(figure.svg)?.[1] ?? 1);
  const periods = period !== null && parts.every(({row}) => /^\d{4}/.test(String(result.rows[row]?.[period])));
  const at = (event: PointerEvent<SVGSVGElement>): number => {
    const bounds = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - bounds.left) / bounds.width * width;
    return parts.reduce((best, part, i) => Math.abs(part.x + part.width / 2 - x) < Math.abs(parts[best]!.x + parts[best]!.width / 2 - x) ? i : best, 0);
  };
  const nameOf = (i: number) => String(result.rows[parts[i]!.row]![period!]);
  if (periods) return <svg className="chart-links brushing" viewBox={`0 0 ${width} ${figure.height}`} aria-hidden="true"
    onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); start.current = at(event); setDraft([start.current, start.current]); }}
    onPointerMove={(event) => void (start.current !== null && setDraft([start.current, at(event)]))}
    onPointerCancel={() => { start.current = null; setDraft(null); }}
    onPointerUp={() => {
      if (draft) change({selection: withSpan(view.selection, nameOf(draft[0]), nameOf(draft[1]))});
      start.current = null;
      setDraft(null);
    }}>
    <title>{w.chart.brush}</title>
    <rect className="chart-catch" x={parts[0]!.x} y={parts[0]!.y} width={parts.at(-1)!.x + parts.at(-1)!.width - parts[0]!.x} height={parts[0]!.height}/>
    {draft && <Draft parts={parts} span={draft}/>}
    <ChartPlayhead parts={parts} names={parts.map((_, i) => nameOf(i))}/>
  </svg>;
  return <svg className="chart-links" viewBox={`0 0 ${width} ${figure.height}`} aria-hidden="true">
    {parts.map((part) => {
      const selection = rowSelection(result.rows[part.row]!, result, view.selection);
      return selection && <rect key={part.row} className="chart-part" x={part.x} y={part.y} width={part.width} height={part.height} onClick={() => change({selection})}><title>{w.chart.pick}</title></rect>;
    })}
  </svg>;
}

function Draft({parts, span}: {parts: readonly Part[]; span: readonly [number, number]}) {
  const [a, b] = [parts[Math.min(...span)]!, parts[Math.max(...span)]!];
  return <rect className="chart-draft" x={a.x} y={a.y} width={b.x + b.width - a.x} height={a.height}/>;
}
