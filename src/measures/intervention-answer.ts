import {interruptionNeeds} from "../stats/interrupted-series.ts";
import {atOneYear, interventionRule, type InterventionFindings} from "./intervention-study.ts";
import type {Answer} from "./result.ts";

/** Reporting moves with what is asked about; the sentence stands in every answer. */
export const reportingToo = "ends of missions and bans of media change reporting as well as violence";

/** One sentence for all dates: consistent with a change at which of them, and not at which. */
export function interventionAnswer(findings: readonly InterventionFindings[], of: "events" | "deaths"): Answer {
  const values = valuesOf(findings);
  if (!findings.length) return {value: "cannot tell", code: "no_date", text: "cannot tell: no date is named; name those of the case with --at, before a look at the data", values};
  const found = findings.filter(({finding}) => finding === "change");
  const told = findings.map((one) => sentence(one, of));
  const tests = findings.flatMap(({at, finding, fit}) => fit && finding !== "too few" ? [{name: at, p: Number(fit.p.toPrecision(4))}] : []);
  if (findings.every(({finding}) => finding === "too few")) return {value: "cannot tell", code: "too_few", text: `cannot tell: ${told.join("; ")}`, values};
  return {value: found.length ? "consistent with a change" : "not", code: found.length ? "change" : "no_change", text: `${told.join("; ")}; ${reportingToo}`, values, tests};
}

/** Dates whose test does not hold any more show no change. */
export function withoutChange({values, tests}: Answer, failed: ReadonlySet<string>): Pick<Answer, "value" | "code" | "values"> {
  const left = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, failed.has(name) ? "no change" : value]));
  const found = tests!.some(({name}) => left[name] === "change");
  return {value: found ? "consistent with a change" : "not", code: found ? "change" : "no_change", values: left};
}

/** The finding of each date by its day, with the numbers that decide it, and F at the placebo dates for a figure of their distribution. */
function valuesOf(findings: readonly InterventionFindings[]): Answer["values"] {
  const short = (value: number) => Number(value.toPrecision(3));
  const told = findings.flatMap(({at, finding, fit, corrected, chance}) => [[at, finding], ...(fit && corrected !== null && chance !== null ? [[`${at}_year_later`, short(Math.exp(atOneYear(fit)))], [`${at}_p`, short(corrected)], [`${at}_chance`, short(chance)], [`${at}_f`, short(fit.f)]] : [])]);
  const placebos = findings[0]?.placeboF ?? [];
  return {dates: findings.length, ...Object.fromEntries(told), ...(placebos.length ? {placebo_f: placebos.map(short).join(" ")} : {})};
}

function sentence({at, finding, fit, corrected, chance, placebos}: InterventionFindings, of: string): string {
  if (!fit || corrected === null || chance === null || finding === "too few") {
    return `${at}: too few: at least ${interruptionNeeds.each} fully covered periods on both sides, ${interruptionNeeds.above} of them above zero, ${interruptionNeeds.total} ${of} in all and ${interventionRule.placebos} other dates are needed`;
  }
  const seen = `a year later ${(Math.exp(atOneYear(fit))).toPrecision(2)} times the ${of} that the trend before gives, p = ${corrected.toPrecision(2)}, as much at ${Math.round(chance * 100)}% of ${placebos} other dates`;
  if (finding === "change") return `${at}: consistent with a change (${seen})`;
  if (finding === "change elsewhere too") return `${at}: a change, but all other events in the same countries change the same way, so it is not this actor's alone (${seen})`;
  return `${at}: not consistent with a change beyond chance (${seen})`;
}
