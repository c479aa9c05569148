import {writeFileSync} from "node:fs";
import {fail} from "../../error.ts";
import {handedOn, measures, readCase, runMeasure, selectionParams, Store, writeParquet, type Result} from "../../index.ts";
import type {Input} from "../../param.ts";
import {formatResult, print} from "./output.ts";

export async function measureCommand(name: string, options: Record<string, unknown>): Promise<void> {
  const store = await Store.open(String(options.store));
  try {
    const prefer = typeof options.case === "string" ? readCase(options.case).sources : [];
    await write(store, await runMeasure(store, name, inputOf(name, options), {prefer, ...isCopy(options) ? {restrictedRows: handedOn} : {}}), String(options.format), options.out);
  } finally {
    store.close();
  }
}

/** Whether the answer is made to be passed on, and not to be read on the spot. */
function isCopy({format, out}: Record<string, unknown>): boolean {
  return format !== "table" && (format !== "json" || typeof out === "string");
}

/** The flags that belong to the selection and the measure, under their own names (commander turns as-of into asOf). */
function inputOf(name: string, options: Record<string, unknown>): Input {
  const measure = measures.find((candidate) => candidate.name === name)!;
  const names = [...Object.keys(selectionParams), ...Object.keys(measure.params)];
  return Object.fromEntries(names.flatMap((flag) => {
    const value = options[flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
    return value === undefined ? [] : [[flag, value as Input[string]]];
  }));
}

async function write(store: Store, result: Result, format: string, out: unknown): Promise<void> {
  if (format === "parquet") {
    if (typeof out !== "string") return fail("usage", {message: "--format parquet needs --out FILE"});
    return writeParquet(store, result, out);
  }
  const text = formatResult(result, format);
  if (typeof out === "string") writeFileSync(out, `${text}\n`);
  else print(text);
}
