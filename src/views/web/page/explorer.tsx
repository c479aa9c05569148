import {createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode} from "react";
import {kindOf, numbers, periodEnd, periodStart} from "../../../figures/index.ts";
import {useAnswer, type Answer, type Problem} from "./api.ts";
import type {CaseInfo, Loaded, Registry, Result, Session} from "./registry.ts";
import {effectiveSource} from "./filters/source.ts";
import {manyEvents} from "./map/square.ts";
import {axisOf, lastDay, spanOnAxis, type Axis, type AxisUnit} from "./time/axis.ts";
import {Playback} from "./time/playback.ts";
import {sumsPath} from "./totals.ts";
import {frame, mapDrawn} from "./turn.ts";
import {langOf, queryText, readView, withValues, without, writeView, type Lang, type Query, type View} from "./view.ts";
import {wordsOf, type Words} from "./words.ts";

/** What every part of the page shares: the view and how to change it, what the server knows, the words. */
export interface Explorer {
  view: View;
  /** `replace` keeps the back button for steps that a reader took. */
  change(changes: Partial<View>, how?: "push" | "replace"): void;
  select(name: string, values: readonly string[]): void;
  registry: Registry;
  session: Session;
  loaded: Loaded;
  /** The selection with the source that answers it named. */
  selection: Query;
  playback: Playback;
  lang: Lang;
  w: Words;
  n: ReturnType<typeof numbers>;
  ground: "light" | "dark";
  /** Counts the imports of this visit: with each, answers may be others. */
  revision: number;
  imported(): void;
  /** Tells a screen reader. */
  say(text: string): void;
}

/** All of the selection but its dates on an axis of time, and the answer that it is made of. */
export interface Timeline {
  axis: Axis | null;
  answer: Answer<Result>;
}

// answers stand apart, so that one that comes renders what shows it and not the page
const Context = createContext<Explorer | null>(null);
const TimelineContext = createContext<Timeline | null>(null);
const TotalsContext = createContext<Answer<Result> | null>(null);

export function useExplorer(): Explorer {
  return useContext(Context)!;
}

export function useTimeline(): Timeline {
  return useContext(TimelineContext)!;
}

/** The sums of the whole selection. */
export function useTotals(): Answer<Result> {
  return useContext(TotalsContext)!;
}

export function ExplorerProvider({children, waiting, failed}: {children: ReactNode; waiting: (w: Words) => ReactNode; failed: (w: Words, problem: Problem) => ReactNode}) {
  const [view, change] = useAddress();
  const [revision, setRevision] = useState(0);
  const lang = langOf(view);
  const w = wordsOf(lang);
  const n = numbers(lang);
  const ground = useGround(view.theme);
  const session = useAnswer<Omit<Session, "case"> & {case: string | null}>("api/session", undefined, revision);
  const served = useAnswer<CaseInfo>(session.value?.case ? "api/case" : null);
  const registry = useAnswer<Registry>("api/measures");
  const loaded = useAnswer<Loaded>("api/releases", sorted, revision);
  const [said, say] = useState("");
  const imported = useCallback(() => setRevision((last) => last + 1), []);
  useEffect(() => {
    document.documentElement.lang = lang;
    document.documentElement.dataset["ground"] = ground;
  }, [lang, ground]);
  const problem = session.problem ?? registry.problem ?? loaded.problem ?? served.problem;
  if (problem) return failed(w, problem);
  if (!session.value || !registry.value || !loaded.value || session.value.case && !served.value) return waiting(w);
  return <>
    <Ready view={view} change={change} lang={lang} w={w} n={n} ground={ground} revision={revision} say={say} known={session.value} served={served.value} registry={registry.value} loaded={loaded.value} imported={imported}>{children}</Ready>
    <p className="unseen" role="status">{said}</p>
  </>;
}

type Given = Omit<Explorer, "selection" | "session" | "playback" | "select"> & {known: Omit<Session, "case">; served: CaseInfo | null; children: ReactNode};

function Ready({children, known, served, view, change, lang, w, n, ground, revision, say, registry, loaded, imported}: Given) {
  const session = useMemo(() => ({...known, case: served}), [known, served]);
  useOpening(view, change, session);
  const selection = useMemo(() => effectiveSource(view.selection, loaded, session), [view.selection, loaded, session]);
  const asked = loaded.sources.length ? selection : null;
  const timeline = useAxis(asked, revision);
  const totals = useSums(asked, revision);
  const [playback] = useState(() => new Playback());
  const [from, to] = [view.selection["from"]?.[0] ?? null, view.selection["to"]?.[0] ?? null];
  useEffect(() => {
    if (timeline.axis) playback.over(...spanOnAxis(timeline.axis, from, to));
  }, [timeline.axis, from, to]);
  const explorer = useMemo((): Explorer => {
    const measure = registry.measures.some(({name}) => name === view.measure) ? view.measure : defaultMeasure(registry, loaded, selection);
    const select = (name: string, values: readonly string[]) => change({selection: withValues(view.selection, name, values)});
    return {view: {...view, measure}, change, select, registry, session, loaded, selection, playback, lang, w, n, ground, revision, imported, say};
  }, [view, registry, session, loaded, selection, lang, ground, revision]);
  return <Context value={explorer}><TimelineContext value={timeline}><TotalsContext value={totals}>{children}</TotalsContext></TimelineContext></Context>;
}

/** The map goes first, but for few events: how the map draws hangs on their number, and they are counted at once. */
function useSums(selection: Query | null, revision: number): Answer<Result> {
  const few = useRef(true);
  const totals = useAnswer<Result>(selection && sumsPath(selection), undefined, revision, few.current ? "own" : "beside");
  few.current = totals.value === null || totals.value.rows.reduce((sum, {events}) => sum + Number(events), 0) <= manyEvents;
  return totals;
}

/** The first series over time, or, where the source is no census, the first measure that any source may answer. */
function defaultMeasure({measures}: Registry, {sources}: Loaded, selection: Query): string {
  const census = sources.find(({name}) => selection["source"]?.includes(name))?.census ?? true;
  const open = measures.filter((measure) => !measure.actor && !measure.tactics && (census || !measure.census));
  return (open.find(({chart}) => chart.mark === (census ? "line" : "timeline")) ?? open[0] ?? measures[0])?.name ?? "";
}

/** A page that is opened without any selection on a case begins with what the case is about. */
function useOpening(view: View, change: Explorer["change"], session: Session): void {
  useEffect(() => {
    if (!session.case || Object.keys(view.selection).length || new URLSearchParams(location.search).has("all")) return;
    const {actor, period} = session.case;
    change({selection: {...view.selection, actor: [actor], ...(period ? {from: [period.from], to: [period.to]} : {})}}, "replace");
  }, []);
}

/** All of the selection but its dates on one axis: by month, or by week where that is few. */
function useAxis(selection: Query | null, revision: number): Timeline {
  const undated = useMemo(() => selection && without(selection, "from", "to", "type"), [selection]);
  const types = selection?.["type"]?.join(" ") ?? "";
  const path = (by: AxisUnit) => undated && `api/measures/marks?${queryText(undated, {size: 360, by, limit: 0})}`;
  const months = useAnswer<Result>(path("month"), undefined, revision, "beside");
  const plain = useMemo(() => months.value && axisOf(months.value, "month", kindOf, {types: types.split(" ").filter(Boolean)}), [months.value, types]);
  const outside = plain && selection ? outsideOf(plain, selection) : "";
  const monthly = useMemo(() => months.value && outside ? axisOf(months.value, "month", kindOf, {include: outside.split(" "), types: types.split(" ").filter(Boolean)}) : plain, [months.value, plain, outside, types]);
  const few = monthly !== null && monthly.periods.length <= 15;
  const weeks = useAnswer<Result>(few ? path("week") : null, undefined, revision);
  const weekly = useMemo(() => few && weeks.value ? axisOf(weeks.value, "week", kindOf, {types: types.split(" ").filter(Boolean)}) : null, [few, weeks.value, types]);
  const axis = weekly ?? monthly;
  return useMemo(() => ({axis, answer: months}), [axis, months]);
}

/** The ends of the selected dates that a reader chose beyond the axis, at most a lifetime away. */
function outsideOf({periods}: Axis, selection: Query): string {
  const [first, last] = [periodStart(periods[0]!), periodEnd(periods.at(-1)!)];
  const [from, to] = [selection["from"]?.[0], selection["to"]?.[0]];
  const near = (day: string) => Math.abs(Number(day.slice(0, 4)) - Number(first.slice(0, 4))) < 90;
  return [from && /^\d{4}(-\d\d){0,2}$/.test(from) ? `${from}-01-01`.slice(0, 10) : null, to && /^\d{4}(-\d\d){0,2}$/.test(to) ? lastDay(to) : null].filter((day) => day !== null && (day < first || day > last) && near(day)).join(" ");
}

async function sorted(response: Response): Promise<Loaded> {
  const {sources, releases} = await response.json() as Loaded;
  return {sources: sources.toSorted((a, b) => b.events - a.events), releases};
}

/** ms after which an address is written though the map is not drawn. */
const longest = 1000;

/** The whole address of a view. */
export function addressOf(view: View): string {
  return new URL(`?${writeView(view)}`, location.href).href;
}

/** The view in the address bar: read on arrival and on going back, written after each change. */
function useAddress(): [View, Explorer["change"]] {
  const [view, setView] = useState(() => readView(location.search));
  const current = useRef(view);
  current.current = view;
  const unwritten = useRef<"push" | "replace" | null>(null);
  const write = useCallback(() => {
    const how = unwritten.current;
    unwritten.current = null;
    const address = addressOf(current.current);
    if (how && address !== location.href) history[how === "push" ? "pushState" : "replaceState"](null, "", address);
  }, []);
  useEffect(() => {
    const read = () => {
      const left = unwritten.current;
      unwritten.current = null;
      // who goes back from a view whose address is not written yet means the one before it, which is the next from here
      if (left === "push") history.forward();
      else setView(readView(location.search));
    };
    addEventListener("popstate", read);
    addEventListener("pagehide", write);
    return () => {
      removeEventListener("popstate", read);
      removeEventListener("pagehide", write);
    };
  }, []);
  const change = useCallback<Explorer["change"]>((changes, how = "push") => {
    if (how === "push") write();
    const next = {...current.current, ...changes};
    current.current = next;
    unwritten.current ??= how;
    setView(next);
    // a browser redraws its own window for each address, and the map goes first
    void Promise.race([frame().then(mapDrawn), new Promise((done) => setTimeout(done, longest))]).then(write);
  }, []);
  return [view, change];
}

function useGround(theme: View["theme"]): "light" | "dark" {
  const [dark, setDark] = useState(() => matchMedia("(prefers-color-scheme: dark)").matches);
  useEffect(() => {
    const query = matchMedia("(prefers-color-scheme: dark)");
    const listen = () => setDark(query.matches);
    query.addEventListener("change", listen);
    return () => query.removeEventListener("change", listen);
  }, []);
  return theme === "auto" ? (dark ? "dark" : "light") : theme;
}
