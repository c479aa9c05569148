// Builds the explorer's page to dist/web where a source is newer than what is there.
import {ensureBundle} from "../src/views/web/bundle.ts";

console.log(await ensureBundle(console.error));
