#!/usr/bin/env node
// Puts the views together. In a checkout the TypeScript sources run as they are; the package ships them compiled.
import {existsSync} from "node:fs";

const checkout = existsSync(new URL("../src/index.ts", import.meta.url));
if (checkout) (await import("tsx/esm/api")).register();
const view = (name) => import(new URL(checkout ? `../src/views/${name}.ts` : `../dist/views/${name}.js`, import.meta.url).href);

const {main} = await view("cli/main");
process.exitCode = await main(process.argv, {report: () => view("report/index"), api: () => view("api/index"), web: () => view("web/bundle"), mcp: () => view("mcp/index")});
