import {useExplorer} from "../explorer.tsx";
import {EventFacts} from "../measure/event-facts.tsx";
import {figureWords} from "../../../../figures/index.ts";
import type {Marks} from "./marks.ts";
import type {EventRow} from "./events-answer.ts";

/** What is under the pointer. */
export interface Hover {
  x: number;
  y: number;
  marks: Marks;
  glyphs: readonly number[];
  /** The single events, where the map draws those. */
  rows: readonly EventRow[];
  /** Of a layer that is no marks: what the place says. */
  text: readonly string[] | null;
}

/** Beside the pointer, inside the map. What is clicked opens in the list of events. */
export function Tip({hover: {x, y, marks, glyphs, rows, text}}: {hover: Hover}) {
  const {w, n, lang} = useExplorer();
  const words = figureWords(lang);
  const place = (element: HTMLDivElement | null) => {
    const room = element?.parentElement;
    if (!element || !room) return;
    element.style.left = `${Math.max(8, Math.min(x + 14, room.clientWidth - element.offsetWidth - 8))}px`;
    element.style.top = `${y + 14 + element.offsetHeight > room.clientHeight ? Math.max(8, y - element.offsetHeight - 12) : y + 14}px`;
  };
  return <div className="tip" ref={place} role="presentation">
    {text ? text.map((line, i) => <p key={i} className={i ? undefined : "tip-title"}><bdi>{line}</bdi></p>) : rows.length ? <>
      <EventFacts event={rows[0]!} short/>
      {rows.length > 1 && <p className="tip-more">{w.tip.more(n.count(rows.length - 1), rows.length - 1)}</p>}
    </> : <>
      {glyphs.slice(0, 5).map((glyph) => <p key={glyph}><b>{words.kinds[marks.kind[glyph]!]}</b> {w.tip.counts(n.count(marks.events[glyph]!), marks.events[glyph]!)}{Number.isNaN(marks.best[glyph]!) ? "" : `, ${w.tip.deaths(n.deaths({low: marks.low[glyph]!, best: marks.best[glyph]!, high: marks.high[glyph]!}), marks.best[glyph]!)}`}</p>)}
      {glyphs.some((glyph) => marks.coarse[glyph]) && <p className="tip-more">{w.tip.coarse}</p>}
      <p className="tip-more">{w.tip.click}</p>
    </>}
  </div>;
}
