import type {Lang} from "./words.ts";

/** A date as exact as it is written: YYYY, YYYY-MM or YYYY-MM-DD. */
export function formatDate(iso: string, lang: Lang): string {
  const parts = iso.split("-").length;
  return new Intl.DateTimeFormat(lang === "fr" ? "fr-FR" : "en-GB", {
    timeZone: "UTC", year: "numeric", ...(parts > 1 ? {month: "long"} : {}), ...(parts > 2 ? {day: "numeric"} : {})
  }).format(new Date(`${iso}${"-01".repeat(3 - parts)}`));
}
