import type {CheckedClaim} from "../../../../index.ts";
import {useAnswer} from "../api.ts";
import {readCommand} from "../command.ts";
import {CopyButton} from "../copy-button.tsx";
import {useExplorer} from "../explorer.tsx";
import {Failure} from "../notice.tsx";
import type {Query} from "../view.ts";
import {Mark, marks, markOf, type MarkName} from "./mark.tsx";

/** A claim as the server answers it: its text in one language, and the selection that it is about. */
type Claim = Omit<CheckedClaim, "text"> & {text: string; about: {selection: Record<string, string | readonly string[]>; measure: string | null; params: Record<string, string | readonly string[]>}};

/** What the article says, each statement with its verdict. Opening one shows on the map and in the charts what it is about. */
export function ClaimsPanel() {
  const {session, lang, revision, w} = useExplorer();
  const answer = useAnswer<{claims: readonly Claim[]}>(session.case ? `api/case/claims?lang=${lang}` : null, undefined, revision);
  if (!session.case) return null;
  const {title, article} = session.case;
  return <section aria-labelledby="claims-title" className="panel claims">
    <h2 id="claims-title">{w.claims.title}</h2>
    <p className="quiet"><bdi>{title[lang]}</bdi>{article && <> · {w.claims.article(article.publisher, article.date)}</>}</p>
    {answer.problem ? (answer.problem.status === 404 ? <p className="quiet">{w.claims.none}</p> : <Failure problem={answer.problem}/>) : !answer.value ? <p className="quiet busy-text">{w.claims.checking}</p> : <>
      <Tally claims={answer.value.claims}/>
      <ol className="claim-list">{answer.value.claims.map((claim) => <ClaimItem key={claim.id} claim={claim}/>)}</ol>
    </>}
  </section>;
}

function Tally({claims}: {claims: readonly Claim[]}) {
  const {w} = useExplorer();
  const counted = marks.map((mark) => [mark, claims.filter((claim) => markOf(claim) === mark).length] as const).filter(([, count]) => count);
  return <ul className="tally">{counted.map(([mark, count]) => <li key={mark}><Mark mark={mark}/> {count} {w.claims.marks[mark]}</li>)}</ul>;
}

function ClaimItem({claim}: {claim: Claim}) {
  const {view, change, lang, w, n, say} = useExplorer();
  const open = view.claim === claim.id;
  const mark: MarkName = markOf(claim);
  const toggle = () => {
    if (open) return change({claim: null});
    const {selection, measure, params} = claim.about;
    change({claim: claim.id, selection: lists(selection), ...measure ? {measure, params: lists(params)} : {}, at: null, near: null});
    say(claim.sentence[lang]);
  };
  const readings = [...claim.readings, ...claim.quantities, ...claim.beside];
  return <li className={`claim ${open ? "open" : ""}`} id={`claim-${claim.id}`}>
    <button type="button" className="claim-head" aria-expanded={open} onClick={toggle}>
      <Mark mark={mark}/><span><span className={`verdict ${mark}`}>{w.claims.marks[mark]}</span><span className="stated"><bdi>{claim.text}</bdi></span></span>
    </button>
    {open && <div className="claim-body">
      <p className="found"><bdi>{claim.sentence[lang]}</bdi></p>
      {readings.length > 0 && <><h3>{w.claims.readings}</h3><ol className="readings">{readings.map((reading) => <li key={reading.id} className={reading.id === claim.reading ? "decides" : undefined}>
        <p><b>{reading.value === null ? w.claims.noValue : n.decimal(reading.value)}{reading.low !== null && reading.high !== null && reading.low !== reading.high ? ` (${n.decimal(reading.low)}–${n.decimal(reading.high)})` : ""}</b> <bdi>{reading.definition[lang]}</bdi>{reading.agrees === null ? null : <span className={reading.agrees ? "agrees" : "differs"}> · {reading.agrees ? w.claims.agrees : w.claims.differs}</span>}</p>
        <ReadingLinks command={reading.command}/>
      </li>)}</ol></>}
      {claim.events.length > 0 && <><h3>{w.claims.events}</h3><ul className="claim-events">{claim.events.map((event) => <li key={event.id}>{[n.day(event.date_start), event.place, event.country ? n.country(event.country) : null, event.sides, event.deaths === null ? w.event.unknownDeaths : w.tip.deaths(n.count(event.deaths), event.deaths)].filter(Boolean).join(" · ")} <code>{event.id}</code></li>)}</ul></>}
      {claim.provenance.length > 0 && <p className="quiet">{[...new Set(claim.provenance.map(({title, release, license}) => `${title}, ${release} (${license})`))].slice(0, 4).join("; ")}</p>}
    </div>}
  </li>;
}

/** The command of a reading, and the same as a view of the page. */
function ReadingLinks({command}: {command: string}) {
  const {registry, change, w} = useExplorer();
  const read = command ? readCommand(command, registry) : null;
  if (!command) return null;
  return <p className="reading-links">{read && <button type="button" className="link" onClick={() => change({...read, near: null, at: null})}>{w.claims.show}</button>} <CopyButton text={command} className="link">{w.sources.copyCommand}</CopyButton></p>;
}

function lists(input: Record<string, string | readonly string[]>): Query {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, (Array.isArray(value) ? value as readonly string[] : [value as string]).map(String)]));
}
