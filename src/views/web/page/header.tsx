import {useState} from "react";
import {CopyButton} from "./copy-button.tsx";
import {addressOf, useExplorer} from "./explorer.tsx";
import {ExportMenu} from "./map/export-menu.tsx";
import {Help} from "./help.tsx";
import type {Theme} from "./view.ts";

const seen = "harmattan-help";

export function Header() {
  const {session, view, change, lang, w} = useExplorer();
  const [help, setHelp] = useState(() => remembered(seen) === null);
  return <header className="top">
    <p className="brand"><b>Harmattan</b>{session.case && <span><bdi>{session.case.title[lang]}</bdi></span>}</p>
    <nav aria-label={w.header.title} className="tools">
      <CopyButton text={() => addressOf(view)}>{w.header.share}</CopyButton>
      <ExportMenu/>
      <button type="button" aria-label={w.header.help} onClick={() => setHelp(true)}>?</button>
      <button type="button" lang={lang === "en" ? "fr" : "en"} onClick={() => change({lang: lang === "en" ? "fr" : "en"}, "replace")}>{lang === "en" ? "Français" : "English"}</button>
      <label className="theme"><span className="unseen">{w.header.theme}</span><select value={view.theme} title={w.header.theme} onChange={(event) => change({theme: event.target.value as Theme}, "replace")}>
        {(["auto", "light", "dark"] as const).map((theme) => <option key={theme} value={theme}>{w.header.themes[theme]}</option>)}</select></label>
    </nav>
    <Help open={help} onClose={() => { remember(seen); setHelp(false); }}/>
  </header>;
}

/** Whether this reader was here before; a browser that keeps nothing shows the help each time. */
function remembered(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function remember(name: string): void {
  try {
    localStorage.setItem(name, "1");
  } catch {
    // nothing is kept, nothing is lost
  }
}
