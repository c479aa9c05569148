import {useState, type ReactNode} from "react";
import {useExplorer} from "./explorer.tsx";

/** Puts a text into the clipboard and says so; where the browser refuses, the text is shown to be copied by hand. */
export function CopyButton({text, children, className}: {text: string | (() => string); children: ReactNode; className?: string}) {
  const {w, say} = useExplorer();
  const [done, setDone] = useState<"no" | "copied" | "refused">("no");
  const copied = () => typeof text === "string" ? text : text();
  const copy = () => {
    navigator.clipboard.writeText(copied()).then(() => {
      setDone("copied");
      say(w.copied);
      setTimeout(() => setDone("no"), 2000);
    }, () => setDone("refused"));
  };
  return <>
    <button type="button" className={className} onClick={copy}>{done === "copied" ? w.copied : children}</button>
    {done === "refused" && <input className="copy-text" readOnly value={copied()} aria-label={w.copyByHand} onFocus={(event) => event.target.select()} autoFocus/>}
  </>;
}
