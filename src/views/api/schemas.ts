import type {Column} from "../../measures/result.ts";

/** JSON schema of a cell. */
export function columnType({type, unit, about}: Column): object {
  const json = type === "boolean" ? "boolean" : ["text", "country", "period", "date"].includes(type) ? "string" : "number";
  return {type: [json, "null"], description: unit ? `${about} (${unit})` : about};
}

const text = {type: "string"};
const whole = {type: "integer"};
const yes = {type: "boolean"};
const list = (items: object) => ({type: "array", items});
const nullable = (type: string) => ({type: [type, "null"]});
const closed = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({type: "object", additionalProperties: false, properties, required: Object.keys(properties).filter((name) => !optional.includes(name))});
const open = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({type: "object", properties, required: Object.keys(properties).filter((name) => !optional.includes(name))});
const ref = (name: string) => ({$ref: `#/components/schemas/${name}`});
const bilingual = closed({en: text, fr: text});
const span = closed({from: text, to: text});
const flags = {type: "object", description: "as parameters of a request", additionalProperties: {anyOf: [text, list(text)]}};
const values = {type: "object", additionalProperties: {type: ["string", "number", "null"]}};

/** Schemas of what does not depend on a measure. */
export const schemas = {
  Session: closed({version: text, import: yes, case: nullable("string"), simulated: yes, etag: text, languages: list(text)}),
  Param: open({name: text, about: text, expected: text, kind: {type: "string", enum: ["text", "keyword", "integer", "number", "flag", "date", "box"]}, many: yes, values: list(text), min: {type: "number"}, max: {type: "number"}}, ["values", "min", "max"]),
  Column: closed({type: {type: "string", enum: ["text", "period", "date", "country", "count", "deaths", "share", "km", "degrees", "number", "boolean"]}, unit: nullable("string"), about: text, only: {const: true}}, ["only"]),
  Measure: open({
    name: text, title: text, about: text, params: list(ref("Param")), columns: {type: "object", additionalProperties: ref("Column")}, chart: open({mark: text, x: text, y: text}),
    method: closed({cite: text, assumes: list(text), cautions: list(text)}), census: yes, actor: yes, tactics: yes, study: yes, lists: nullable("string"), example: list(text)
  }),
  Catalogue: closed({selection: list(ref("Param")), measures: list(ref("Measure"))}),
  Coverage: closed({from: nullable("string"), to: nullable("string"), countries: {anyOf: [{const: "world"}, list(text)]}, census: yes, missing: list(span)}),
  Provenance: closed({source: text, release: text, title: text, retrieved: text, license: text, citation: text, simulated: yes}),
  Caution: closed({code: text, text, values}, ["values"]),
  Answer: closed({value: text, code: text, text, values, tests: list(closed({name: text, p: {type: "number"}, corrected: {type: "number"}}, ["corrected"]))}, ["tests"]),
  Result: open({
    measure: text, selection: flags, params: {type: "object"}, columns: {type: "object", additionalProperties: ref("Column")}, rows: list({type: "object"}), total: {...whole, description: "of a list of events: how many the selection has"},
    coverage: ref("Coverage"), provenance: list(ref("Provenance")), cautions: list(ref("Caution")), answer: ref("Answer"), command: text
  }, ["answer", "total"]),
  FeatureCollection: open({type: {const: "FeatureCollection"}, features: list({type: "object"})}),
  Releases: closed({
    sources: list(open({name: text, title: text, license: text, citation: text, census: yes, inclusion: text, restricted: yes, simulated: yes, events: whole})),
    releases: list(open({id: text, source: text, reader: text, version: text, origin: text, sha256: text, retrieved: text, license: text, rows: open({read: whole, accepted: whole, rejected: {type: "object"}, duplicates: whole, revised: whole})}))
  }),
  Rejections: closed({release: text, rejections: list({type: "object"})}),
  Actors: closed({actors: list(closed({name: text, label: text, aliases: list(text), source: text, events: whole}))}),
  Case: open({id: text, title: bilingual, summary: bilingual, sources: list(text), actor: text, period: span, focus: list(text), context: list(open({date: text, en: text, fr: text})), article: open({publisher: text, date: text, about: text}), figures: list({type: "object"}), landmarks: list({type: "object"})}, ["period", "article"]),
  Claims: open({
    case: text, published: nullable("string"),
    claims: list(open({
      id: text, text, verdict: {type: "string", enum: ["reproduced", "reproduced_under", "off_by", "another_quantity", "contradicted", "not_computable", "opinion", "forecast"]}, sentence: bilingual,
      about: closed({selection: {type: "object"}, measure: nullable("string"), params: {type: "object"}})
    }))
  }),
  ImportLine: {oneOf: [closed({progress: open({step: text, file: text})}), closed({summary: open({release: {type: "object"}, unchanged: yes, rejected: list({type: "object"}), events: whole})}), closed({error: ref("Problem")})]}
} as const;
