import assert from "node:assert/strict";
import {after, test} from "node:test";
import {Validator} from "@seriousme/openapi-schema-validator";
import {Ajv2020} from "ajv/dist/2020.js";
import fc from "fast-check";
import {OpenAPIClientAxios} from "openapi-client-axios";
import {measures, runMeasure, type Result} from "../../../src/index.ts";
import {serve} from "../../../src/views/api/index.ts";
import {storeOf} from "../../fixture/store.ts";
import {api, both, inventedCase} from "./served.ts";

interface Schema {
  type?: string | readonly string[];
  enum?: readonly string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
  pattern?: string;
}
interface Parameter {
  name: string;
  in: string;
  schema: Schema;
  style?: string;
}
interface Operation {
  operationId: string;
  parameters?: readonly (Parameter | {$ref: string})[];
  responses: Record<string, {content?: Record<string, {schema?: object}>}>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: {parameters: Record<string, Parameter>; schemas: Record<string, object>};
}

const directory = await both();
const local = await api(directory);
const document = await local.json<Document>("/api/openapi.json");
const parametersOf = ({parameters = []}: Operation) => parameters.map((one) => "$ref" in one ? document.components.parameters[one.$ref.split("/").at(-1)!]! : one);

const ajv = new Ajv2020({strict: false, schemas: [{$id: "api", ...document}]});
/** Asserts that a body is as the description says. */
function conforms(path: string, method: string, type: string, body: unknown): void {
  const at = ["paths", path, method, "responses", "200", "content", type, "schema"].map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
  const validate = ajv.compile({$ref: `api#/${encodeURI(at)}`});
  assert.ok(validate(body), `${path}: ${ajv.errorsText(validate.errors)}`);
}

test("the description is OpenAPI 3.1, as a validator has it", async () => {
  const {valid, errors} = await new Validator().validate(structuredClone(document) as never);
  assert.ok(valid, JSON.stringify(errors));
});

test("the description knows every measure with its parameters, array style and columns", () => {
  for (const {name, params} of measures) {
    const operation = document.paths[`/api/measures/${name}`]!.get!;
    const told = parametersOf(operation);
    for (const [key, param] of Object.entries(params)) {
      const found = told.find((one) => one.name === key)!;
      assert.equal(found.schema.type === "array", param.many, `${name} ${key}`);
      assert.deepEqual(found.schema.enum ?? found.schema.items?.enum, param.kind === "keyword" ? param.values : undefined);
    }
    assert.ok(told.some(({name: key}) => key === "actor") && told.some(({name: key}) => key === "bbox"));
  }
});

test("every answer is as the description says", async () => {
  const invented = await storeOf(["docs/examples/invented.csv", {mapping: "docs/examples/invented.yml"}]);
  const asked = await api(invented, {read: inventedCase()});
  const plain = ["/api/session", "/api/measures", "/api/releases", "/api/actors", "/api/case", "/api/case/claims", "/api/events"];
  for (const path of plain) conforms(path, "get", "application/json", await asked.json(path));
  for (const {name, tactics} of measures) if (!tactics) conforms(`/api/measures/${name}`, "get", "application/json", await asked.json(`/api/measures/${name}?actor=Invented+Front`));
  conforms("/api/measures/events", "get", "application/json", await local.json("/api/measures/events?source=ucdp&source=acled"));
  const problem = await asked.json("/api/measures/events?by=1");
  const validate = ajv.compile({$ref: "api#/components/schemas/Problem"});
  assert.ok(validate(problem), ajv.errorsText(validate.errors));
});

test("a client that is generated from the description asks over a socket and counts as the command does", async () => {
  const served = await serve({directory, read: null, version: "0.0.0", host: "127.0.0.1", port: 0, token: null, takesFiles: false, page: null});
  after(() => served.close());
  const client = await new OpenAPIClientAxios({definition: `${served.url}api/openapi.json`, withServer: {url: served.url}, axiosConfigDefaults: {paramsSerializer: {indexes: null}}}).getClient();
  const {data} = await client.measure_countries!({source: ["ucdp"], actor: ["JNIM"], from: "2026"}) as {data: Result};
  assert.deepEqual(data.rows, (await runMeasure(local.store, "countries", {source: ["ucdp"], actor: ["JNIM"], from: "2026"})).rows);
  await assert.rejects(client.measure_countries!({source: ["ucdp"], from: "yesterday"}), (error: {response: {status: number; data: {field: string}}}) => error.response.status === 400 && error.response.data.field === "from");
});

const studies = new Set(measures.filter(({study}) => study).map(({name}) => `/api/measures/${name}`));
const paths = Object.entries(document.paths).filter(([, {get}]) => get).map(([path]) => path);

/** Values that the schema allows, and some that it does not. */
function valueOf({type, enum: values, minimum, maximum, pattern}: Schema): fc.Arbitrary<string> {
  const odd = fc.oneof(fc.string({unit: "binary", maxLength: 20}), fc.constantFrom("", "-1", "1e400", "null", "NaN", "' OR 1=1 --", "../../store.json", "(a+)+$", "%", "\u202e", "MLI", "2026-02-30"));
  const good = values ? fc.constantFrom(...values)
    : type === "boolean" ? fc.constantFrom("true", "false")
    : type === "integer" ? fc.integer({min: minimum ?? 0, max: Math.min(maximum ?? 400, 400)}).map(String)
    : type === "number" ? fc.double({min: minimum ?? 0, max: maximum ?? 100, noNaN: true}).map((n) => n.toFixed(3))
    : pattern?.includes("4}(-") ? fc.tuple(fc.integer({min: 1900, max: 2100}), fc.integer({min: 1, max: 12}), fc.boolean()).map(([year, month, short]) => short ? String(year) : `${year}-${String(month).padStart(2, "0")}`)
    : pattern ? fc.tuple(...[180, 90, 180, 90].map((most) => fc.integer({min: -most, max: most}))).map((edges) => edges.join(","))
    : fc.constantFrom("JNIM", "Government of Mali", "MLI", "BFA", "Mopti", "ucdp", "acled", "26.0.1");
  return fc.oneof({weight: 5, arbitrary: good}, {weight: 1, arbitrary: odd});
}

const requests = paths.map((path) => fc.record(Object.fromEntries(parametersOf(document.paths[path]!.get!).map(({name, schema}): [string, fc.Arbitrary<readonly string[]>] => {
  const value = valueOf(schema.type === "array" ? schema.items! : schema);
  return [name, fc.array(value, {maxLength: schema.type === "array" ? 3 : 1})];
})), {requiredKeys: []}).map((query) => {
  const words = new URLSearchParams(Object.entries(query).flatMap(([name, values]) => name === "id" ? [] : (values ?? []).map((value): [string, string] => [name, value])));
  return `${path.replace("{id}", encodeURIComponent(query.id?.[0] ?? "none"))}?${words.toString()}`;
}));

test("no request that the description allows, and none that it does not, is answered by a 500 or by what the description does not know", async () => {
  // a study takes a thread and seconds, so they have a test of their own
  const quick = requests.filter((_, i) => !studies.has(paths[i]!));
  await fc.assert(fc.asyncProperty(fc.oneof(...quick), async (path) => {
    const response = await local.get(path);
    assert.ok(response.status < 500, `${path}: ${response.status} ${await response.clone().text()}`);
    if (response.status === 200 && response.headers.get("content-type")?.startsWith("application/json")) conforms(template(path), "get", "application/json", await response.json());
  }), {numRuns: Number(process.env.HARMATTAN_FUZZ ?? 300), seed: 5});
});

test("a study is no worse", async () => {
  const heavy = requests.filter((_, i) => studies.has(paths[i]!));
  await fc.assert(fc.asyncProperty(fc.oneof(...heavy), async (path) => {
    const response = await local.get(path);
    assert.ok(response.status < 500 || response.status === 503, `${path}: ${response.status} ${await response.clone().text()}`);
  }), {numRuns: Math.ceil(Number(process.env.HARMATTAN_FUZZ ?? 300) / 10), seed: 5});
});

function template(path: string): string {
  const bare = path.split("?")[0]!;
  return /\/rejections$/.test(bare) ? "/api/releases/{id}/rejections" : bare;
}
