// Stands in for curl in the docs: answers -s, -i and -H from the API of the store in this folder, without a port. An ETag, which changes with the time of an import, is masked.
import {parseArgs} from "node:util";
import {readCase, Store} from "../src/index.ts";
import {StudyThreads} from "../src/threads/index.ts";
import {createApi, usualLimits} from "../src/views/api/index.ts";

const {values, positionals: [url = ""]} = parseArgs({allowPositionals: true, options: {silent: {type: "boolean", short: "s"}, include: {type: "boolean", short: "i"}, header: {type: "string", short: "H", multiple: true, default: []}}});
const store = await Store.open(".harmattan");
const threads = new StudyThreads(store.directory);
const app = createApi({store, threads, read: readCase("docs/examples/invented-case"), version: "0.1.0", local: true, takesFiles: true, hosts: ["localhost"], token: null, page: null, limits: usualLimits});
const headers = Object.fromEntries(values.header.map((line) => line.split(/:\s*(.*)/).slice(0, 2) as [string, string]));
const response = await app.request(url, {headers});
const shown = ["content-type", "etag", "link", "retry-after"];
if (values.include) console.log([`HTTP/1.1 ${response.status}`, ...shown.flatMap((name) => response.headers.has(name) ? [`${name}: ${name === "etag" ? "\"...\"" : response.headers.get(name)!}`] : []), ""].join("\n"));
console.log(await response.text());
await threads.close();
store.close();
