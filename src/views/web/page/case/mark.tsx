import type {ReactNode} from "react";

/** How a claim came out. What no record of events could settle has a mark of its own. */
export const marks = ["contradicted", "off_by", "another_quantity", "reproduced_under", "reproduced", "not_computable", "outside", "opinion", "forecast"] as const;
export type MarkName = (typeof marks)[number];

export function markOf({verdict, missing}: {verdict: Exclude<MarkName, "outside">; missing: string | null}): MarkName {
  return verdict === "not_computable" && missing === "not_in_events" ? "outside" : verdict;
}

/** A shape for each verdict, as in the report: told apart without colour. */
export function Mark({mark}: {mark: MarkName}) {
  return <svg className={`mark ${mark}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">{glyphs[mark]}</svg>;
}

const disc = <circle cx="10" cy="10" r="9" fill="currentColor"/>;
const ring = <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="2"/>;
const cut = (d: string) => <path d={d} className="mark-cut"/>;
const line = (d: string) => <path d={d} className="mark-line"/>;
const glyphs: Readonly<Record<MarkName, ReactNode>> = {
  reproduced: <>{disc}{cut("M5.5 10.5l3 3 6-6.5")}</>,
  reproduced_under: <>{ring}<path d="M10 2a8 8 0 0 1 0 16z" fill="currentColor"/></>,
  off_by: <>{disc}{cut("M5 8h10M5 12h10M12.5 5l-5 10")}</>,
  another_quantity: <>{disc}{cut("M5 8h9l-2.5-2.5M15 12H6l2.5 2.5")}</>,
  contradicted: <>{disc}{cut("M6.5 6.5l7 7M13.5 6.5l-7 7")}</>,
  not_computable: <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3 2.6"/>,
  outside: <>{ring}{line("M6 10h8")}</>,
  opinion: <>{ring}{line("M7 8h6M7 12h4")}</>,
  forecast: <>{ring}{line("M8 6.5l4.5 3.5L8 13.5")}</>
};
