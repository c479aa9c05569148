import type {ReactNode} from "react";
import type {Problem} from "./api.ts";
import {useExplorer} from "./explorer.tsx";
import type {Words} from "./words.ts";

/** What stands where an answer would: nothing recorded, nothing loaded, or a request that failed. The three look and read differently. */
export function Notice({kind, title, children}: {kind: "empty" | "gap" | "error"; title: string; children?: ReactNode}) {
  return <div className={`notice ${kind}`} role={kind === "error" ? "alert" : "status"}>
    <p className="notice-title">{title}</p>
    {children && <div className="notice-text">{children}</div>}
  </div>;
}

export function Failure({problem}: {problem: Problem}) {
  const {w} = useExplorer();
  return <FailureText problem={problem} w={w}/>;
}

/** The server's own words on what is wrong and how to cure it. */
export function FailureText({problem, w}: {problem: Problem; w: Words}) {
  const refused = problem.status >= 400 && problem.status < 500;
  return <Notice kind={refused ? "gap" : "error"} title={problem.status === 0 ? w.failed.unreachable : refused ? w.failed.refused : w.failed.title}>
    {problem.message && <p><bdi>{problem.message}</bdi></p>}
    <p>{problem.cure ? <bdi>{problem.cure}</bdi> : problem.status === 0 ? w.failed.unreachableCure : w.failed.cure}</p>
    {!refused && <button type="button" onClick={() => location.reload()}>{w.failed.again}</button>}
  </Notice>;
}
