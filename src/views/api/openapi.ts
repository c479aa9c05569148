import {describeMeasures, describeParams, type MeasureAbout, type ParamAbout} from "../../index.ts";
import {errors} from "../../error.ts";
import {parameterLimits} from "./limits.ts";
import {mediaTypes} from "./media-types.ts";
import {actorParams, claimParams, formParams, importParams, pageParams} from "./parameters.ts";
import {columnType, schemas} from "./schemas.ts";

type Json = Readonly<Record<string, unknown>>;

/** The description of the API by OpenAPI 3.1, made from the registry: a path for each measure, with its parameters and the columns of its rows. */
export function openapi(version: string): Json {
  const {selection, measures} = describeMeasures();
  const events = measures.find(({name}) => name === "events")!;
  const form = describeParams(formParams);
  return {
    openapi: "3.1.0",
    info: {
      title: "Harmattan", version, summary: "Recorded events of armed conflict: every measure, with coverage, provenance and cautions.",
      description: "Parameters that may be given several times are repeated (actor=A&actor=B) and read as any of them. An answer has an ETag that changes only with the question and with what the store holds. Errors are problem+json with the field at fault and a cure.",
      license: {name: "Apache-2.0", identifier: "Apache-2.0"}
    },
    servers: [{url: "/"}],
    security: [{}, {token: []}],
    paths: {
      "/api/session": get("session", "What is served", [], {json: ref("Session")}),
      "/api/measures": get("measures", "Every measure with its parameters and columns, and the parameters of the selection", [], {json: ref("Catalogue")}),
      ...Object.fromEntries(measures.map((measure) => [`/api/measures/${measure.name}`, get(`measure_${measure.name.replaceAll("-", "_")}`, `${measure.title}: ${measure.about}`, [...selection.map(named), ...[...measure.params, ...form].map(parameter)], answers(measure), measure.lists ? total : undefined)])),
      "/api/events": get("events", "Events of a selection, page by page", [
        ...selection.map(named), ...[...describeParams(pageParams), ...events.params.filter(({name}) => name !== "limit"), ...form].map(parameter)
      ], answers(events), total),
      "/api/releases": get("releases", "The loaded sources, and every release that was imported", [], {json: ref("Releases")}),
      "/api/releases/{id}/rejections": get("rejections", "The rows of a release that are not events, with line, reason and raw text", [{name: "id", in: "path", required: true, description: "id of a release", schema: {type: "string"}}], {json: ref("Rejections")}),
      "/api/actors": get("actors", "The actors that a text may name", describeParams(actorParams).map(parameter), {json: ref("Actors")}),
      "/api/case": get("case", "The case that is served", [], {json: ref("Case")}),
      "/api/case/claims": get("claims", "The claims of the case with their verdicts, each with the selection and measure that it is about", describeParams(claimParams).map(parameter), {json: ref("Claims")}),
      "/api/openapi.json": get("openapi", "This description", [], {json: {type: "object"}}),
      "/api/import": {post: {
        operationId: "import", summary: "Imports a file into the store; only where this machine alone is served", parameters: describeParams(importParams).map(parameter).map((one) => one.name === "name" ? {...one, required: true} : one),
        requestBody: {required: true, content: {"application/octet-stream": {}}},
        responses: {200: {description: "lines of JSON: {progress}, then {summary} or {error}", content: {"application/x-ndjson": {schema: ref("ImportLine")}}}, default: failure}
      }}
    },
    components: {
      parameters: Object.fromEntries(selection.map((param) => [param.name, parameter(param)])),
      schemas: {...schemas, Problem: problemSchema},
      securitySchemes: {token: {type: "http", scheme: "bearer", description: "needed where the server was started with a token"}}
    }
  };
}

/** The routes as a table of the docs has them, those of the measures as one. */
export function routes(): {route: string; summary: string; params: string}[] {
  const {paths} = openapi("") as {paths: Record<string, Record<string, {summary: string; parameters?: readonly {name?: string}[]}>>};
  const all = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, {summary, parameters = []}]) => ({path, route: `${method.toUpperCase()} ${path}`, summary, own: parameters.flatMap(({name}) => name ?? []), selected: parameters.some((one) => "$ref" in one)})));
  const measure = {route: "GET /api/measures/NAME", summary: "The result of a measure", params: "those of the selection and of the measure, `format`, `lang`"};
  const plain = all.filter(({path}) => !path.startsWith("/api/measures/")).map(({route, summary, own, selected}) => ({route, summary, params: [...selected ? ["those of the selection"] : [], ...own.map((name) => `\`${name}\``)].join(", ")}));
  return [...plain.slice(0, 2), measure, ...plain.slice(2)];
}

const failure = {description: "what went wrong, and what to do", content: {"application/problem+json": {schema: ref("Problem")}}} as const;

const total = {"X-Total-Count": {description: "how many events the selection has, of which the answer may be a page", schema: {type: "integer"}}} as const;

const problemSchema = {
  type: "object", required: ["type", "title", "status", "detail", "cure"], additionalProperties: false,
  properties: {
    type: {type: "string", description: "names the kind of error; docs/errors.md explains it"}, title: {type: "string", enum: Object.keys(errors)}, status: {type: "integer"}, detail: {type: "string"},
    cure: {type: "string"}, field: {type: "string", description: "parameter at fault"}
  }
} as const;

function get(operationId: string, summary: string, parameters: readonly Json[], forms: Partial<Record<keyof typeof mediaTypes, Json>>, headers?: Json): Json {
  const content = Object.fromEntries(Object.entries(forms).map(([form, schema]) => [mediaTypes[form as keyof typeof mediaTypes], Object.keys(schema).length ? {schema} : {}]));
  return {get: {operationId, summary, ...(parameters.length ? {parameters} : {}), responses: {200: {description: summary, ...headers ? {headers} : {}, content}, 304: {description: "as the client has it"}, default: failure}}};
}

/** The forms of a measure's answer; the geojson only where it has places. */
function answers(measure: MeasureAbout): Partial<Record<keyof typeof mediaTypes, Json>> {
  return {json: resultOf(measure), csv: {type: "string"}, ...("latitude" in measure.columns ? {geojson: ref("FeatureCollection")} : {}), parquet: {}, arrow: {}};
}

function resultOf({columns}: MeasureAbout): Json {
  const entries = Object.entries(columns);
  const row = {
    type: "object", additionalProperties: false, required: entries.filter(([, {only}]) => !only).map(([name]) => name),
    properties: {source: {type: "string", description: "only where several sources are asked"}, ...Object.fromEntries(entries.map(([name, column]) => [name, columnType(column)]))}
  };
  return {allOf: [ref("Result"), {type: "object", properties: {rows: {type: "array", items: row}}}]};
}

function ref(name: string): Json {
  return {$ref: `#/components/schemas/${name}`};
}

function named({name}: ParamAbout): Json {
  return {$ref: `#/components/parameters/${name}`};
}

function parameter(param: ParamAbout): Json & {name: string} {
  const {name, about, many, default: initial} = param;
  const value = schemaOf(param);
  const without = initial === null || Array.isArray(initial) && !initial.length ? {} : {default: initial};
  return {name, in: "query", description: about, ...(many ? {style: "form", explode: true, schema: {type: "array", items: value, maxItems: parameterLimits.values, ...without}} : {schema: {...value, ...without}})};
}

function schemaOf({kind, values, min, max, expected}: ParamAbout): Json {
  switch (kind) {
    case "keyword": return {type: "string", enum: values};
    case "flag": return {type: "boolean"};
    case "integer": case "number": return {type: kind, ...(min === undefined ? {} : {minimum: min}), ...(max === undefined ? {} : {maximum: max})};
    case "date": return {type: "string", pattern: "^\\d{4}(-\\d\\d){0,2}$", description: expected};
    case "box": return {type: "string", pattern: "^-?\\d+(\\.\\d+)?(,-?\\d+(\\.\\d+)?){3}$", description: expected};
    case "text": return {type: "string", maxLength: parameterLimits.characters, description: expected};
  }
}
