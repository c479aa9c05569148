import {mkdirSync, writeFileSync} from "node:fs";
import {jsonSchemas} from "../src/cases/json-schema.ts";

// the JSON Schemas of a case's files, made anew in schema/
mkdirSync("schema", {recursive: true});
for (const [name, schema] of Object.entries(jsonSchemas)) writeFileSync(`schema/${name}`, `${JSON.stringify(schema, null, 2)}\n`);
