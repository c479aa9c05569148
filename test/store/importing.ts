import {importFile} from "../../src/store/index.ts";

/** A process of its own that imports one file after another into a store and says when each is in. */
const [directory, ...files] = process.argv.slice(2) as [string, ...string[]];
for (const file of files) {
  await importFile(directory, file);
  process.stdout.write("imported\n");
}
