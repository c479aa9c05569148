import {useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent} from "react";
import {kinds, periodStart, type Kind} from "../../../../figures/index.ts";
import {useExplorer, useTimeline} from "../explorer.tsx";
import {useWidth} from "../use-width.ts";
import {one, withValues, without} from "../view.ts";
import {daysOf, spanOnAxis, type Axis} from "./axis.ts";

const height = 76;
const top = 16;
const order: readonly Kind[] = ["battle", "civilians", "nonstate", "explosion", "other"];

/** The axis of time: deaths (or, without a census, events) of each period by kind, what is not covered, and the span of the selection to be brushed. */
export function TimeAxis() {
  const {w} = useExplorer();
  const {axis, answer} = useTimeline();
  const [ref, width] = useWidth<HTMLDivElement>();
  return <section className="time" aria-label={w.time.title} aria-busy={answer.loading}>
    <div className="time-axis" ref={ref}>
      {axis && width > 0 && axis.periods.length > 0 ? <Bars axis={axis} width={width}/> : <p className="time-empty">{answer.problem ? w.time.failed : answer.loading ? w.loading : w.time.empty}</p>}
    </div>
  </section>;
}

function Bars({axis, width}: {axis: Axis; width: number}) {
  const {w, n, view, change, session, lang} = useExplorer();
  const {periods} = axis;
  const x = (period: number) => period / periods.length * width;
  const quantity = axis.census ? "best" : "events";
  const {most, cut} = useMemo(() => topOf(axis[quantity]), [axis, quantity]);
  const paths = useMemo(() => order.map((kind) => [kind, barsOf(axis, kind, quantity, most, width)] as const).filter(([, path]) => path), [axis, quantity, most, width]);
  const gaps = useMemo(() => gapsOf(axis), [axis]);
  const peak = axis[quantity].indexOf(Math.max(...axis[quantity]));
  const brush = useBrush(axis, width);
  const context = (session.case?.context ?? []).map((one) => ({date: one.date, label: one[lang], at: spanOnAxis(axis, `${one.date}-01-01`.slice(0, 10), null)[0]})).filter(({at, date}) => at > 0 && at < periods.length && date >= periods[0]!.slice(0, 4));
  useEffect(() => void performance.mark("harmattan:usable"), []);
  const [from, to] = brush.span;
  const whole = from <= 0 && to >= periods.length;
  return <>
    <p className="time-title"><b>{w.time.quantity(axis.census, axis.unit)}</b>{whole ? null : <> · {n.span(periodStart(periods[from] ?? periods[0]!), brush.end)} <button type="button" className="link" onClick={() => change({selection: without(view.selection, "from", "to")})}>{w.time.all}</button></>}</p>
    <div className="time-plot" {...brush.handlers}>
      <svg width={width} height={height + 20} aria-hidden="true">
        <defs><pattern id="time-gap" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="5" className="hatch"/></pattern></defs>
        {gaps.map(([a, b]) => <rect key={a} x={x(a)} width={x(b) - x(a)} y={top} height={height - top} fill="url(#time-gap)"><title>{w.time.gap}</title></rect>)}
        {paths.map(([kind, path]) => <path key={kind} d={path} fill={kinds[kind].color}/>)}
        {cut.map((i) => <path key={i} d={`M${x(i) - 3},${top + 9}l${x(1) + 6},-5`} className="time-cut"/>)}
        <line x1={0} x2={width} y1={height} y2={height} className="axis-line"/>
        {axis[quantity][peak]! > 0 && <text x={Math.min(Math.max(x(peak + 0.5), 4), width - 4)} y={11} className="peak" textAnchor={x(peak) > width * 0.7 ? "end" : x(peak) < width * 0.3 ? "start" : "middle"}>{n.count(axis[quantity][peak]!)} · {n.period(periods[peak]!)}</text>}
        {ticksOf(periods, width).map(({at, text}) => <g key={at}><line x1={x(at)} x2={x(at)} y1={height} y2={height + 4} className="axis-line"/><text x={x(at) + 3} y={height + 15} className="tick">{text}</text></g>)}
        {context.map(({at, date, label}) => <g key={date}><line x1={x(at)} x2={x(at)} y1={top - 4} y2={height} className="context-line"/><line x1={x(at)} x2={x(at)} y1={top - 4} y2={height} className="context-catch"><title>{`${n.day(date)}: ${label}`}</title></line></g>)}
        {!whole && <><rect x={0} y={top} width={x(from)} height={height - top} className="time-outside"/><rect x={x(to)} y={top} width={Math.max(0, width - x(to))} height={height - top} className="time-outside"/>
          <path d={`M${x(from)},${top}V${height}M${x(to)},${top}V${height}`} className="time-edge"/></>}
        <Playhead axis={axis} width={width}/>
      </svg>
      <Handle axis={axis} width={width} at={from} end="from" brush={brush}/>
      <Handle axis={axis} width={width} at={to} end="to" brush={brush}/>
    </div>
  </>;
}

/** One end of the brush, for pointer and keyboard: arrows by a period, page keys by twelve, Home and End to the ends. */
function Handle({axis, width, at, end, brush}: {axis: Axis; width: number; at: number; end: "from" | "to"; brush: ReturnType<typeof useBrush>}) {
  const {w, n} = useExplorer();
  const last = axis.periods.length;
  const period = axis.periods[end === "from" ? Math.min(at, last - 1) : Math.max(at - 1, 0)]!;
  const press = (event: KeyboardEvent) => {
    const step = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12, Home: -last, End: last}[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const [from, to] = brush.span;
    brush.set(end === "from" ? [Math.max(0, Math.min(from + step, to - 1)), to] : [from, Math.min(last, Math.max(to + step, from + 1))]);
  };
  return <div className={`time-handle ${end}`} ref={(element) => void element?.style.setProperty("left", `${at / last * width}px`)} role="slider" tabIndex={0} data-end={end} aria-label={w.time[end]} aria-orientation="horizontal"
    aria-valuemin={0} aria-valuemax={last} aria-valuenow={at} aria-valuetext={n.period(period)} onKeyDown={press}/>;
}

/** The moving window of the playback, drawn without a render of the page. */
function Playhead({axis, width}: {axis: Axis; width: number}) {
  const {playback} = useExplorer();
  const window = useRef<SVGRectElement>(null);
  const line = useRef<SVGLineElement>(null);
  useEffect(() => {
    const draw = () => {
      const shown = playback.shown();
      for (const element of [window.current, line.current]) element?.setAttribute("visibility", shown ? "visible" : "hidden");
      if (!shown) return;
      const [a, b] = shown.map((period) => period / axis.periods.length * width) as [number, number];
      window.current?.setAttribute("x", String(a));
      window.current?.setAttribute("width", String(Math.max(0, b - a)));
      line.current?.setAttribute("x1", String(b));
      line.current?.setAttribute("x2", String(b));
    };
    draw();
    return playback.subscribe(draw);
  }, [axis, width, playback]);
  return <g className="playhead"><rect ref={window} y={top} height={height - top} visibility="hidden"/><line ref={line} y1={top - 6} y2={height} visibility="hidden"/></g>;
}

function useBrush(axis: Axis, width: number) {
  const {view, change, selection} = useExplorer();
  const [draft, setDraft] = useState<[number, number] | null>(null);
  const drag = useRef<{kind: "new" | "from" | "to" | "move"; start: number; span: [number, number]; sent: number} | null>(null);
  const last = axis.periods.length;
  const selected = spanOnAxis(axis, one(selection, "from"), one(selection, "to"));
  const span = draft ?? selected;
  const send = ([from, to]: [number, number], how: "push" | "replace") => {
    const days = daysOf(axis, Math.min(from, last - 1), Math.max(from, to - 1));
    const all = from <= 0 && to >= last;
    change({selection: withValues(withValues(view.selection, "from", all ? [] : [days.from]), "to", all ? [] : [days.to])}, how);
  };
  const at = (event: PointerEvent<HTMLElement>) => (event.clientX - event.currentTarget.getBoundingClientRect().left) / width * last;
  return {
    span,
    end: daysEnd(axis, span),
    set: (next: [number, number]) => send(next, "replace"),
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const end = (event.target as HTMLElement).dataset["end"] as "from" | "to" | undefined;
        const start = at(event);
        const whole = span[0] <= 0 && span[1] >= last;
        drag.current = {kind: end ? end : !whole && start > span[0] && start < span[1] ? "move" : "new", start, span, sent: 0};
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (!drag.current) return;
        const {kind, start, span: [from, to]} = drag.current;
        const here = Math.max(0, Math.min(last, at(event)));
        const by = Math.max(-from, Math.min(last - to, Math.round(here - start)));
        const next: [number, number] = kind === "from" ? [Math.min(Math.round(here), to - 1), to] : kind === "to" ? [from, Math.max(Math.round(here), from + 1)] : kind === "move" ? [from + by, to + by]
          : [Math.floor(Math.min(here, start)), Math.max(Math.ceil(Math.max(here, start)), Math.floor(Math.min(here, start)) + 1)];
        if (kind === "new" && Math.abs(here - start) / last * width < 4) return;
        setDraft(next);
        const now = performance.now();
        if (now - drag.current.sent > 120) {
          drag.current.sent = now;
          send(next, "replace");
        }
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const was = drag.current;
        drag.current = null;
        if (!was) return;
        if (draft) send(draft, "push");
        else if (was.kind === "new") send([Math.floor(at(event)), Math.floor(at(event)) + 1], "push");
        setDraft(null);
      },
      onPointerCancel() {
        drag.current = null;
        setDraft(null);
      }
    }
  };
}

function daysEnd(axis: Axis, [from, to]: readonly [number, number]): string {
  const days = daysOf(axis, Math.min(from, axis.periods.length - 1), Math.max(from, to - 1));
  return days.to.length === 4 ? `${days.to}-12-31` : days.to.length === 7 ? lastOf(days.to) : days.to;
}

function lastOf(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

/**
 * The top of the scale. One month may hold more deaths than all others (Rwanda, April 1994): where the highest would press all else flat, the scale ends at twice
 * the highest that does not, and the bars that pass it are drawn with a cut and their number.
 */
function topOf(values: Float64Array): {most: number; cut: readonly number[]} {
  const sorted = values.toSorted();
  const [highest, usual] = [sorted.at(-1) ?? 1, sorted[Math.floor(sorted.length * 0.99)] ?? 1];
  const most = highest > 8 * usual && usual > 0 ? 2 * usual : Math.max(1, highest);
  return {most, cut: [...values.keys()].filter((i) => values[i]! > most)};
}

/** All bars of one kind as one path, on top of the kinds before it. */
function barsOf(axis: Axis, kind: Kind, quantity: "best" | "events", most: number, width: number): string {
  const of = axis.kinds.get(kind);
  if (!of) return "";
  const below = order.slice(0, order.indexOf(kind)).map((name) => axis.kinds.get(name)?.[quantity]).filter((values) => values !== undefined);
  const step = width / axis.periods.length;
  const [inset, room] = [step > 5 ? step * 0.12 : 0, height - top];
  let path = "";
  for (let i = 0; i < axis.periods.length; i++) {
    const value = of[quantity][i]!;
    if (!value) continue;
    const under = Math.min(most, below.reduce((sum, values) => sum + values[i]!, 0));
    const shown = Math.min(value, most - under);
    const y = height - (under + shown) / most * room;
    path += `M${(i * step + inset).toFixed(1)},${y.toFixed(1)}h${(step - 2 * inset).toFixed(1)}v${Math.max(0.8, shown / most * room).toFixed(1)}h${(2 * inset - step).toFixed(1)}z`;
  }
  return path;
}

function gapsOf({covered, events}: Axis): [number, number][] {
  const gaps: [number, number][] = [];
  covered.forEach((is, i) => {
    if (is || events[i]) return;
    const last = gaps.at(-1);
    if (last?.[1] === i) last[1] = i + 1;
    else gaps.push([i, i + 1]);
  });
  return gaps;
}

/** Years, or months where there is room for their numbers. */
function ticksOf(periods: readonly string[], width: number): {at: number; text: string}[] {
  const years = periods.flatMap((period, at) => at === 0 || period.slice(0, 4) !== periods[at - 1]!.slice(0, 4) ? [{at, text: period.slice(0, 4)}] : []);
  const every = Math.max(1, Math.ceil(years.length * 40 / width));
  return years.filter((year, i) => i % every === 0 && (year.at / periods.length * width < width - 30));
}
