import {newCase, Store} from "../../index.ts";
import {print} from "./output.ts";

export async function newCommand(folder: string, options: Record<string, unknown>): Promise<void> {
  const text = (name: string) => typeof options[name] === "string" ? options[name] : undefined;
  const store = await Store.open(String(options.store));
  const sources = Object.keys(store.state().sources);
  store.close();
  const files = newCase(folder, {title: text("title"), actor: text("actor"), publisher: text("publisher"), published: text("published"), sources});
  print([...files.filter((file) => !/schema\.json$/.test(file)), "", `next: harmattan claims ARTICLE.txt --case ${folder}, harmattan check ${folder}, harmattan report ${folder}`].join("\n"));
}
