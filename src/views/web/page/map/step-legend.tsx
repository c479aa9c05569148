import type {ReactNode} from "react";
import {useExplorer} from "../explorer.tsx";
import {usePhone} from "../use-phone.ts";
import {blank, type StepScale} from "./step-scale.ts";

/** The classes of a tint, with what must be known to read it. */
export function StepLegend({scale: {label, text, colors, note, blank: none}, children}: {scale: StepScale; children?: ReactNode}) {
  const {ground, w} = useExplorer();
  const phone = usePhone();
  const row = (color: string, words: string) => <li key={words}><svg width="26" height="14" aria-hidden="true"><rect width="26" height="14" fill={color}/></svg>{words}</li>;
  return <details className="legend" open={!phone}>
    <summary>{w.legend.title}</summary>
    <div className="legend-body">
      <p className="legend-head">{label}</p>
      <ul className="legend-steps">{text.map((words, i) => row(colors[ground][i]!, words))}{none && row(blank[ground], none)}</ul>
      <p className="legend-note">{note}</p>
      {children}
    </div>
  </details>;
}
