import {createContext, useContext, useEffect, useState, type ReactNode} from "react";
import {Problem} from "../api.ts";
import {useExplorer} from "../explorer.tsx";
import {FailureText} from "../notice.tsx";
import {importFile, type ImportProgress, type ImportSummary} from "./import-request.ts";
import {Rejections} from "./rejections.tsx";

interface Importing {
  name: string;
  progress: ImportProgress | null;
  summary: ImportSummary | null;
  problem: Problem | null;
}

const Context = createContext<{state: Importing | null; start(file: File): void}>({state: null, start: () => {}});

/** Takes files that are dropped anywhere on the page, one at a time, where the server does. */
export function ImportProvider({children}: {children: ReactNode}) {
  const {session, imported, change, w, say} = useExplorer();
  const [state, setState] = useState<Importing | null>(null);
  const [over, setOver] = useState(false);
  const start = (file: File) => {
    const base: Importing = {name: file.name, progress: null, summary: null, problem: null};
    setState(base);
    change({panel: "data"});
    importFile(file, (progress) => setState({...base, progress})).then((summary) => {
      setState({...base, summary});
      say(w.data.done(file.name));
      imported();
      change({selection: {source: [summary.release.source]}, at: null, near: null, claim: null});
    }, (error: unknown) => setState({...base, problem: error instanceof Problem ? error : new Problem({detail: String(error)})}));
  };
  useEffect(() => {
    if (!session.import) return;
    const has = (event: DragEvent) => event.dataTransfer?.types.includes("Files");
    const drag = (event: DragEvent) => {
      if (!has(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => void (event.relatedTarget === null && setOver(false));
    const drop = (event: DragEvent) => {
      if (!has(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) start(file);
    };
    const listeners = [["dragover", drag], ["dragleave", leave], ["drop", drop]] as const;
    for (const [name, listener] of listeners) addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) removeEventListener(name, listener);
    };
  });
  return <Context value={{state, start}}>{children}{over && <div className="drop-over" aria-hidden="true"><p>{w.data.drop}</p></div>}</Context>;
}

/** The field for a file, how far its import is, what came of it, and the rows that are no events. */
export function ImportFile() {
  const {w, n} = useExplorer();
  const {state, start} = useContext(Context);
  const d = w.data;
  const busy = state !== null && !state.summary && !state.problem;
  return <div className="import">
    <label className="import-field"><span>{d.choose}</span><input type="file" disabled={busy} accept=".csv,.gz,.zip,.parquet,.json,.txt" onChange={(event) => { const file = event.target.files?.[0]; if (file) start(file); event.target.value = ""; }}/></label>
    <p className="quiet">{d.local}</p>
    {state && <div className="import-state" role="status">
      <p><b><bdi>{state.name}</bdi></b></p>
      {busy && <><progress aria-label={d.reading} value={state.progress?.percent !== undefined && state.progress.percent >= 0 ? state.progress.percent / 100 : undefined}/><p className="quiet">{state.progress ? d.steps[state.progress.step] ?? d.reading : d.sending}</p></>}
      {state.problem && <FailureText problem={state.problem} w={w}/>}
      {state.summary && <>
        <p>{state.summary.unchanged ? d.unchanged : d.rows(n.count(state.summary.release.rows.read), n.count(state.summary.release.rows.accepted), n.count(state.summary.rejected.reduce((sum, {rows}) => sum + rows, 0)))}</p>
        {state.summary.rejected.length > 0 && <><ul>{state.summary.rejected.map(({reason, field, rows, about}) => <li key={`${reason} ${field}`}>{n.count(rows)} · <code>{field}</code> {about}</li>)}</ul><Rejections id={state.summary.release.id}/></>}
      </>}
    </div>}
  </div>;
}
