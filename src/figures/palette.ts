import type {EventType} from "../event.ts";
import type {Shape} from "./symbol.ts";

/** Every colour is a custom property with its light value, so that a page can re-colour a figure and the file alone is complete. */
export const palette = {
  ink: "var(--hm-ink, #1d1d1b)",
  muted: "var(--hm-muted, #5c5a55)",
  rule: "var(--hm-rule, #dedbd3)",
  axis: "var(--hm-axis, #8b8880)",
  paper: "var(--hm-paper, #ffffff)",
  /** A country of which the source says nothing; light in every theme, for its label is dark. */
  blank: "var(--hm-blank, #ffffff)",
  land: "var(--hm-land, #f6f3ec)",
  water: "var(--hm-water, #dce6ec)",
  border: "var(--hm-border, #aaa59a)",
  coast: "var(--hm-coast, #8fa3af)",
  halo: "var(--hm-halo, #fbfaf6)",
  place: "var(--hm-place, #3f3e3a)",
  hatch: "var(--hm-hatch, #b9b5ab)",
  events: "var(--hm-events, #8d8a83)",
  deaths: "var(--hm-deaths, #7d3f66)",
  deathsMiddle: "var(--hm-deaths-middle, #b387a3)",
  deathsPale: "var(--hm-deaths-pale, #e3d0dc)",
  civilians: "var(--hm-civilians-pale, #f0a26b)",
  /** On fills that no theme changes. */
  fixedInk: "#1d1d1b",
  fixedPaper: "#ffffff",
  amounts: [
    "var(--hm-amount-1, #f0e4eb)",
    "var(--hm-amount-2, #d9b9cc)",
    "var(--hm-amount-3, #b87fa3)",
    "var(--hm-amount-4, #8d4a77)",
    "var(--hm-amount-5, #5a2149)"
  ],
  /** The same amounts for cells and marks without words on them: on a dark ground more is lighter. */
  steps: [
    "var(--hm-step-1, #f0e4eb)",
    "var(--hm-step-2, #d9b9cc)",
    "var(--hm-step-3, #b87fa3)",
    "var(--hm-step-4, #8d4a77)",
    "var(--hm-step-5, #5a2149)"
  ]
} as const;

/** The same properties for a dark page, to be printed in its style sheet. */
export const darkTheme: Readonly<Record<`--hm-${string}`, string>> = {
  "--hm-ink": "#eceae4",
  "--hm-muted": "#b3b0a8",
  "--hm-rule": "#34373b",
  "--hm-axis": "#7d7f80",
  "--hm-paper": "#16181b",
  "--hm-land": "#2a2b2b",
  "--hm-water": "#1b2329",
  "--hm-border": "#5d5f60",
  "--hm-coast": "#4c5c67",
  "--hm-halo": "#1d1f20",
  "--hm-place": "#d0cdc5",
  "--hm-hatch": "#56595c",
  "--hm-events": "#8d8a83",
  "--hm-deaths": "#b57099",
  "--hm-deaths-middle": "#85526f",
  "--hm-deaths-pale": "#51394a",
  "--hm-step-1": "#3d333a",
  "--hm-step-2": "#5d4856",
  "--hm-step-3": "#8c6480",
  "--hm-step-4": "#bf8bae",
  "--hm-step-5": "#f2cfe4",
  "--hm-battle": "#4ba3dc",
  "--hm-civilians": "#ef7d2b",
  "--hm-nonstate": "#2fbf94",
  "--hm-explosion": "#f0b429",
  "--hm-other": "#a3a3a3",
  "--hm-blank": "#d8d6d0"
};

/** The kinds of violence that a reader is asked to tell apart, by colour and by shape. */
export const kinds = {
  battle: {color: "var(--hm-battle, #0072b2)", shape: "circle"},
  civilians: {color: "var(--hm-civilians, #d55e00)", shape: "diamond"},
  nonstate: {color: "var(--hm-nonstate, #009e73)", shape: "triangle"},
  explosion: {color: "var(--hm-explosion, #e69f00)", shape: "square"},
  other: {color: "var(--hm-other, #999999)", shape: "cross"}
} as const satisfies Record<string, {color: string; shape: Shape}>;

export type Kind = keyof typeof kinds;

export function kindOf(eventType: string | null): Kind {
  return kindByType[(eventType ?? "other") as EventType] ?? "other";
}

const kindByType: Record<EventType, Kind> = {
  "state-based": "battle",
  battle: "battle",
  "one-sided": "civilians",
  "civilian-targeting": "civilians",
  "non-state": "nonstate",
  explosion: "explosion",
  protest: "other",
  riot: "other",
  strategic: "other",
  abduction: "other",
  blockade: "other",
  agreement: "other",
  other: "other"
};
