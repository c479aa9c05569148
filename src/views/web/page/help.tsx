import {useEffect, useRef} from "react";
import {useExplorer} from "./explorer.tsx";

/** What the page is and how it is used, on one screen; opens by itself on a first visit. */
export function Help({open, onClose}: {open: boolean; onClose(): void}) {
  const {w} = useExplorer();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return <dialog ref={dialog} className="help" aria-labelledby="help-title" onClose={onClose}>
    <h2 id="help-title">{w.help.title}</h2>
    <p className="lead">{w.help.lead}</p>
    <dl>{w.help.parts.map(([term, text]) => <div key={term}><dt>{term}</dt><dd>{text}</dd></div>)}</dl>
    <h3>{w.help.keysTitle}</h3>
    <dl className="keys">{w.help.keys.map(([key, text]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{text}</dd></div>)}</dl>
    <p className="quiet">{w.help.terms}</p>
    <form method="dialog"><button autoFocus>{w.help.close}</button></form>
  </dialog>;
}
