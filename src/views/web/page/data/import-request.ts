import {pageLang, Problem, problemOf} from "../api.ts";
import type {ReleaseInfo} from "../registry.ts";

export interface ImportProgress {
  step: string;
  /** -1 while the engine does not know how far it is. */
  percent?: number;
}

export interface ImportSummary {
  release: ReleaseInfo;
  unchanged: boolean;
  rejected: readonly {reason: string; field: string; rows: number; about: string}[];
  events: number;
}

/** Hands a file to the server, which answers a line of JSON for each step and one at the end. Throws a {@link Problem}. */
export async function importFile(file: File, tell: (progress: ImportProgress) => void): Promise<ImportSummary> {
  const response = await fetch(`api/import?name=${encodeURIComponent(file.name)}`, {method: "POST", body: file, headers: {"content-type": "application/octet-stream", "accept-language": pageLang()}}).catch(() => {
    throw new Problem({status: 0});
  });
  if (!response.ok) throw await problemOf(response);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const {done, value} = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = done ? "" : lines.pop()!;
    for (const line of lines.filter((text) => text.trim() !== "")) {
      const told = JSON.parse(line) as {progress?: ImportProgress; summary?: ImportSummary; error?: ConstructorParameters<typeof Problem>[0]};
      if (told.summary) return told.summary;
      if (told.error) throw new Problem(told.error);
      if (told.progress) tell(told.progress);
    }
    if (done) throw new Problem({status: 0});
  }
}
