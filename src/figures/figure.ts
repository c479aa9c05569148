import {fail} from "../error.ts";
import type {Result} from "../measures/result.ts";
import {arrival} from "./arrival.ts";
import {bars} from "./bars.ts";
import {belt} from "./belt.ts";
import {civilians} from "./civilians.ts";
import {consolidation} from "./consolidation.ts";
import {contagion} from "./contagion.ts";
import {control} from "./control.ts";
import {countries} from "./countries.ts";
import {extent} from "./extent.ts";
import {fatalities} from "./fatalities.ts";
import {frame} from "./frame.ts";
import {franchise} from "./franchise.ts";
import {front} from "./front.ts";
import {growth} from "./growth.ts";
import {haven} from "./haven.ts";
import {intervention} from "./intervention.ts";
import {landmarkMap, landmarks} from "./landmarks.ts";
import {marks} from "./marks.ts";
import {notes} from "./notes.ts";
import {places} from "./places.ts";
import {scdi} from "./scdi.ts";
import {scene, type Drawing, type FigureOptions, type Part, type Scene} from "./scene.ts";
import {spreadType} from "./spread-type.ts";
import {plain} from "./svg.ts";
import {table, type Table} from "./table.ts";

export interface Figure {
  id: string;
  title: string;
  subtitle: string;
  /** A complete SVG document with its own title and description, without headline and source line. */
  svg: string;
  /** States the finding in words. */
  alt: string;
  /** The answer to the figure's question in a sentence or two, with its numbers and their uncertainty; "" where the title says it all. */
  says: string;
  /** What the reader must know: definitions, cautions, what is missing. */
  notes: string[];
  table: Table;
  height: number;
  /** Where the drawing stands for rows, so that a page can let a reader take hold of them: bars of a ranking, periods of a series. */
  parts?: readonly Part[];
}

/** The figure of a result: which one is chosen by its measure, how by the room. */
export function figure(result: Result, options: FigureOptions): Figure {
  if (!(options.width > 0)) fail("invalid_value", {field: "width", value: String(options.width), expected: "a number of px above 0"});
  const sources = [...new Set(result.rows.map((row) => row["source"]).filter((source) => typeof source === "string"))];
  if (sources.length > 1) fail("figure_sources", {sources: sources.join(", ")});
  const here = scene(result, options);
  const drawing = draw(here);
  let made: Table | undefined;
  const alt = plain([drawing.title, drawing.subtitle, drawing.finding === "" ? drawing.says ?? "" : drawing.finding].filter((part) => part !== "").map(sentence).join(" "));
  return {
    id: here.id,
    title: drawing.title,
    subtitle: drawing.subtitle,
    svg: frame(here, drawing, alt),
    alt,
    says: plain(drawing.says ?? ""),
    notes: notes(here, drawing.notes),
    // of several drawings of a result one shows it
    get table() { return made ??= table(here); },
    height: Math.ceil(drawing.height),
    ...(drawing.parts?.length ? {parts: drawing.parts} : {})
  };
}

/** Measures with a drawing of their own; the others are bars. */
const drawings: Readonly<Record<string, (scene: Scene) => Drawing>> = {places, marks, fatalities, countries, civilians, growth, extent, arrival, control, franchise, intervention, consolidation, contagion, front, belt, haven, scdi, "spread-type": spreadType};

function draw(scene: Scene): Drawing {
  const {result, options} = scene;
  if (!result.coverage.census || result.measure === "events") return options.as === "map" ? landmarkMap(scene) : landmarks(scene);
  return (drawings[result.measure] ?? bars)(scene);
}

function sentence(text: string): string {
  return /[.?!»]$/.test(text) ? text : `${text}.`;
}
