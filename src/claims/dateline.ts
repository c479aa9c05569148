import type {Parsed} from "./parse.ts";

/** The first token after "BAMAKO, Mali (AP) —", where the report was written; 0 where the sentence has none. */
export function datelineOf({tokens, text}: Parsed): number {
  if (!/^\p{Lu}{3,}/u.test(text)) return 0;
  const dash = tokens.findIndex((token, i) => i < 14 && /^[–—-]$/.test(token.text));
  return dash > 0 && !tokens.slice(0, dash).some(({kind}) => "#%KkDEVu".includes(kind)) ? dash + 1 : 0;
}
