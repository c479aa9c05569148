import type {Case} from "../cases/index.ts";
import type {Inputs} from "./inputs.ts";

/** What a bundle is and how to check it, for who opens it without Harmattan. */
export function readme(read: Case, {sources, releases}: Inputs, {lang, version}: {lang: "en" | "fr"; version: string}): string {
  const w = words[lang];
  const about = sources.map((source) => [
    `${source.title}`,
    `  ${w.licence}: ${source.license}`,
    `  ${w.cite}: ${source.citation}`,
    ...source.simulated ? [`  ${w.simulated}`] : [],
    `  ${source.rows_in_bundle ? w.rows : w.noRows}`,
    ...releases.filter((release) => release.source === source.name).map(({version: name, origin, sha256}) => `  ${w.release} ${name}: ${origin}, sha256 ${sha256}`)
  ].join("\n"));
  return `${[`${read.title[lang]}\n${w.what(version)}`, w.contents, w.check, w.sources, ...about].join("\n\n")}\n`;
}

const words = {
  en: {
    licence: "Licence", cite: "Cite", simulated: "Simulated data, not a record of anything that happened.", release: "Release",
    rows: "The events behind the results are in events/.", noRows: "Its rows may not be passed on: events/ holds their identifiers.",
    what: (version: string) => `A bundle written by Harmattan ${version}: a report, its numbers and verdicts, and what it takes to check them.`,
    contents: `report/index.html  the report; figures/ beside it as SVG and CSV
claims.json, .csv  the claims with their verdicts, each under every reading
results/           the numbers of each figure
queries.json       the command that gives each number
releases.json      the releases of events, with the checksums of the publishers' files
events/            the events behind the numbers, or their identifiers; the names of actors
case/              the plain text that all this was computed from
manifest.json      the checksum of every file; manifest.sha256 holds its own`,
    check: `To check it: harmattan verify, with the name of this folder or zip. Without Harmattan, sha256sum -c manifest.sha256 checks
the manifest, which has the checksum of every other file. Whoever changes a file can change the manifest too: compare the
manifest's checksum with the one that its maker published.`,
    sources: "Sources"
  },
  fr: {
    licence: "Licence", cite: "Citer", simulated: "Données simulées, qui ne relatent rien de réel.", release: "Version",
    rows: "Les événements à l’appui des résultats sont dans events/.", noRows: "Ses lignes ne peuvent pas être transmises\u00a0: events/ contient leurs identifiants.",
    what: (version: string) => `Un paquet écrit par Harmattan ${version}\u00a0: un rapport, ses chiffres et ses verdicts, et de quoi les vérifier.`,
    contents: `report/index.html  le rapport\u00a0; figures/ à côté, en SVG et CSV
claims.json, .csv  les affirmations et leurs verdicts, chacune selon toutes les lectures
results/           les chiffres de chaque figure
queries.json       la commande qui donne chaque chiffre
releases.json      les versions des données, avec les empreintes des fichiers des éditeurs
events/            les événements à l’appui des chiffres, ou leurs identifiants\u00a0; les noms des acteurs
case/              le texte brut dont tout cela est calculé
manifest.json      l’empreinte de chaque fichier\u00a0; manifest.sha256 contient la sienne`,
    check: `Pour le vérifier\u00a0: harmattan verify, avec le nom de ce dossier ou de ce zip. Sans Harmattan, sha256sum -c manifest.sha256
vérifie le manifeste, qui contient l’empreinte de tous les autres fichiers. Qui change un fichier peut aussi changer le
manifeste\u00a0: comparez l’empreinte du manifeste à celle que son auteur a publiée.`,
    sources: "Sources"
  }
};
