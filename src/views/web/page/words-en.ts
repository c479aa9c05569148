import type {MarkName} from "./case/mark.tsx";
import type {Lang} from "./view.ts";

/** The words of the page in English. Their shape is the table that the other language fills. Arguments come formatted. */
export const en = {
  lang: "en" as Lang,
  loading: "Loading …",
  skip: "Skip to the numbers",
  simulated: "SIMULATED",
  simulatedNote: "Simulated: nothing of this happened.",
  notACensus: "Landmark events from public reports, not a census: no totals, trends or zeros can be read from them.",
  copied: "Copied",
  copyByHand: "Copy by hand",
  panels: {filters: "Filters", measure: "Measures", claims: "Claims", events: "Events", data: "Data"},
  header: {
    title: "Page", share: "Copy link", help: "Help", theme: "Colours", themes: {auto: "Auto", light: "Light", dark: "Dark"}, parts: "Parts of the page", map: "Map", panel: "Numbers"
  },
  headline: {
    found: (deaths: string, best: number, events: string, count: number) => `${deaths} ${best === 1 ? "death" : "deaths"} in ${events} recorded ${count === 1 ? "event" : "events"}`,
    unknown: (events: string, count: number) => `${events} recorded ${count === 1 ? "event" : "events"}, deaths unknown`,
    landmarks: (events: string, count: number) => `${events} landmark ${count === 1 ? "event" : "events"} from public reports`,
    none: "Nothing recorded",
    failed: "No answer",
    unknownToo: (events: string, count: number) => `${events} more ${count === 1 ? "event has" : "events have"} no known number of deaths.`
  },
  sentence: {
    events: "Recorded events",
    roles: {
      involved: (who: string) => ` involving ${who}`, any: (who: string) => ` that name ${who} in any role`, perpetrator: (who: string) => ` by ${who} against civilians`, target: (who: string) => ` against ${who}`
    },
    where: (where: string) => ` in ${where}`,
    since: (day: string) => `since ${day}`,
    until: (day: string) => `until ${day}`,
    deaths: (n: string) => `with at least ${n} deaths`,
    precision: (n: string) => `place known to precision ${n} or better`,
    bbox: "inside a box of the map",
    release: (release: string) => `release ${release} alone`,
    asOf: (day: string) => `as known on ${day}`,
    source: (source: string) => `source: ${source}`
  },
  time: {
    title: "Time",
    quantity: (census: boolean, unit: string) => `${census ? "Deaths, best estimate," : "Landmark events"} by ${unit}`,
    gap: "nothing loaded covers this time",
    empty: "No time to show: nothing is loaded or recorded.",
    failed: "The axis of time could not be loaded.",
    all: "Show all dates",
    from: "First day of the selection",
    to: "Last day of the selection"
  },
  play: {
    title: "Playback", play: "Play", pause: "Pause", stop: "Show all", options: "Options", mode: "Show", window: "a sliding window", cumulative: "all since the start", width: "of", speed: "at", loop: "repeat", position: "Moment that is shown", everything: "All of the selection",
    periods: (n: number, unit: string) => n === 1 ? `1 ${unit}` : `${n} ${unit}s`,
    perSecond: (n: number, unit: string) => `${n} ${unit}s a second`
  },
  map: {
    waiting: "The map is loading …",
    credit: "Natural Earth. Disputed borders dashed.",
    creditLine: "Basemap: Natural Earth, public domain; disputed borders dashed. Web Mercator: areas grow away from the equator, marks and scale do not mislead at the middle of the map.",
    frame: "Show all",
    noWebgl: "The map cannot be drawn here",
    noWebglCure: "This browser offers no WebGL. The numbers, charts and tables work without it; the events stand in the list of events.",
    controls: {
      "NavigationControl.ZoomIn": "Zoom in", "NavigationControl.ZoomOut": "Zoom out", "Map.Title": "Map of recorded events; the list of events is its table", "AttributionControl.ToggleAttribution": "Sources of the map",
      "ScaleControl.Kilometers": "km", "ScaleControl.Meters": "m"
    } as Record<string, string>
  },
  legend: {
    title: "Legend", area: "Area:", deaths: "deaths, best estimate", events: "events", ring: "known only to a district or region", none: "no known deaths", single: "Each mark is an event.", places: "Each mark is a place and kind of violence.",
    square: (size: string) => `Each mark stands for a square of ${size}°. Zoom in for places and events.`,
    sizes: (values: string) => `Areas of the marks for ${values}`
  },
  layers: {
    title: "Map", boxed: "only what the map shows", selection: "The selection", measures: "A measure", places: "Places", cells: "PRIO-GRID cells", density: "Density",
    cellsNote: "Cells of half a degree (PRIO-GRID); five classes of about as many cells. Click a cell for its events.",
    playedNote: "Cells of half a degree (PRIO-GRID); five classes of about as many cells over the whole playback.", playedScale: "One scale for the whole playback.",
    measureNote: "Five classes of about as many places. Form and chart stand under Measures.",
    densityHead: (area: string): string => area === "deaths" ? "Deaths per 1,000 km²" : "Events per 1,000 km²",
    atLeast: (value: string) => `from ${value}`,
    bandwidth: (km: string) => `Gaussian kernel, bandwidth ${km} km; changes with the zoom. Smooth where places are sparse: look at the places too.`
  },
  tip: {
    counts: (n: string, count: number) => `${n} ${count === 1 ? "event" : "events"}`,
    deaths: (n: string, count: number) => `${n} ${count === 1 ? "death" : "deaths"}`,
    more: (n: string, count: number) => `and ${n} more ${count === 1 ? "event" : "events"} here`,
    coarse: "Most are known only to a district or region: the mark stands at the source’s point for it.",
    click: "Click for the events."
  },
  event: {
    unknownDeaths: "deaths unknown", noPlace: "place unknown", exact: "place known exactly", place: (level: string) => `known to the ${level}`, sides: ["side A", "side B", "civilians", "unknown side"],
    datePrecision: (code: number) => ({2: "date within 2–6 days", 3: "date within a week", 4: "date within a month", 5: "date within more than a month"} as Record<number, string>)[code] ?? `date precision ${code}`
  },
  events: {
    here: "Events of this place", all: "Events of the selection", everywhere: "All events of the selection", order: "Order", byDeaths: "most deaths first", byDate: "by date", text: "with the source’s own words",
    shown: (from: string, to: string) => `Events ${from} to ${to}`, before: "Before", next: "Next 50"
  },
  filters: {
    actor: "Actor", actorHint: "name, alias or abbreviation", noActor: "No actor of this source has such a name.", remove: (text: string) => `Remove ${text}`, kinds: "Kinds of violence", country: "Country", another: "add another country", anyCountry: "all countries", world: "the world",
    from: "From", to: "To", dateForm: "YYYY-MM-DD", source: "Source", preferred: "as above", deaths: "Deaths, at least", precision: "Place, at least", anyPrecision: "any precision", more: "More filters", clear: "Clear all filters"
  },
  params: {} as Record<string, string>,
  paramAbout: {} as Record<string, string>,
  values: {involved: "involved, either side", perpetrator: "perpetrator", target: "target", any: "any, also associated"} as Record<string, string>,
  precisions: {} as Record<string, string>,
  measureTitles: {} as Record<string, string>,
  measureAbout: {} as Record<string, string>,
  measure: {
    choose: "Measure", any: "Any source", census: "A census", ofActor: "A census, of an actor", method: "Method and cautions", assumes: "Assumes", cautions: "Mind"
  },
  compare: {
    start: "Compare with a second selection", title: "Second selection", first: "First:", second: "Second:", actor: "Actor of the second", swap: "Swap", stop: "End the comparison", scales: "Each chart has a scale of its own: compare the numbers, not the heights."
  },
  chart: {brush: "Drag over periods to select them", pick: "Select this"},
  table: {
    open: (n: string) => `The numbers (${n} rows)`, caption: (title: string) => `Numbers of: ${title}`, select: "Select", selectRow: (row: string) => `Select ${row}`, more: (n: string) => `Show more (${n} left)`
  },
  sources: {
    covers: (span: string, countries: string) => `Covers ${span}, ${countries}.`, world: "the world", missing: (spans: string) => `Nothing loaded for ${spans}.`, release: "release", retrieved: "retrieved", licence: "Licence:", more: (n: string) => `and ${n} more releases`,
    download: "Download", copyCommand: "Copy the command"
  },
  claims: {
    title: "What the article says, checked", article: (publisher: string, date: string) => `${publisher}, ${date}`, none: "This case has no claims.", checking: "Checking the claims …", readings: "Readings, ranked beforehand", agrees: "agrees", differs: "does not agree", noValue: "no value", events: "Events behind it", show: "Show on the page",
    marks: {
      reproduced: "Reproduced", reproduced_under: "Reproduced in part", off_by: "Off", another_quantity: "Another quantity", contradicted: "Contradicted", not_computable: "Not computable", outside: "Beyond events", opinion: "Opinion", forecast: "Forecast"
    } satisfies Record<MarkName, string>
  },
  data: {
    title: "What is loaded", choose: "Import a file of UCDP or ACLED", local: "Choose it, or drop it anywhere on the page. It stays on this computer.", drop: "Drop the file to import it", sending: "Handing over …", reading: "Reading …", unchanged: "This file was imported before; nothing has changed.",
    steps: {download: "Downloading …", check: "Checking the text …", import: "Importing …"} as Record<string, string>,
    done: (name: string) => `${name} is imported.`, events: (n: string) => `${n} events.`, license: "Licence:", inclusion: "Records",
    rows: (read: string, accepted: string, rejected: string) => `${read} rows read, ${accepted} accepted, ${rejected} rejected`, rejections: "Rejected rows", moreRejections: (n: string) => `and ${n} more; harmattan rejections lists all`,
    columns: {line: "Line", record: "Record", reason: "Reason", field: "Field", value: "Value", raw: "As it stands in the file", about: "What is wrong"} as Record<string, string>
  },
  exports: {title: "Export", map: "The map", playback: "The playback", making: "Making the pictures", stop: "Cancel", stopped: "Given up; nothing is saved.", events: "The events (up to 10,000)", done: "The file is saved.", failed: "The file could not be made."},
  empty: {
    none: "None recorded",
    noneMeans: (span: string) => `Nothing that the source records fits this selection${span ? ` (covered: ${span})` : ""}. That is not “nothing happened”: loosen a filter, or read the source’s rule under Data.`,
    notLoaded: "No data for this period",
    notLoadedCure: "No loaded release covers it, so nothing can be said. Choose other dates, or import a release that does under Data.",
    store: "Nothing is loaded yet",
    storeCure: "Import a file of UCDP or ACLED under Data (drop it on the page), or run harmattan fetch ucdp. UCDP’s files are free and need no account."
  },
  failed: {
    title: "The server could not answer", refused: "This cannot be answered as asked", unreachable: "The server does not answer", unreachableCure: "harmattan serve may have stopped. Start it again, then reload; the address keeps the view.", cure: "Try again; if it goes on, the terminal of harmattan serve says why.", again: "Try again", page: "The page has stopped", pageCure: "A fault of the page, not of the data. Begin anew; if it comes again, the address above is what to report.", anew: "Begin anew"
  },
  help: {
    title: "How to read this page", lead: "Records of armed conflict as a source publishes them: where, when, who, how many, and how surely.",
    parts: [
      ["Map", "The area of a mark is its number of deaths, its colour and shape the kind of violence. An open ring is known only to a district or region. Click a mark for the events behind it."],
      ["Time", "Drag over the bars to select dates; play to see them one after the other. Hatched: nothing loaded covers this time. No bar: nothing recorded."],
      ["Filters", "Choose actors, kinds, countries, precision. The sentence above says what is shown. The address of the page keeps all of it: copy the link."],
      ["Measures", "Every question that harmattan can ask of these events, with form, chart, numbers, cautions, and the command that makes it again."],
      ["Claims", "Where a case is served: what its article says, each statement checked. Open one and the page shows what it is about."]
    ] as [string, string][],
    keysTitle: "Keys",
    keys: [["Space", "play or pause"], [", .", "one step back or on"], ["Esc", "end the playback"], ["+ − ← → ↑ ↓", "zoom and move the map, when it has the focus"], ["← →", "move an end of the dates, or the panel tab, that has the focus"]] as [string, string][],
    terms: "Deaths read best (low–high). “None recorded” is not “none happened”. Public interest only: no private persons, no present positions of forces.",
    close: "Start"
  }
};
