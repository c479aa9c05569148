import type {Hono} from "hono";
import {fail} from "../../error.ts";
import {aboutClaim, checkCase, checkIn, describeCase, type Case, type CaseCheck} from "../../index.ts";
import {keyword, parseParams} from "../../param.ts";
import type {Api} from "./app.ts";

export const claimParams = {lang: keyword(["en", "fr"], "en", "language of claims and sentences")} as const;

/** The case that is served, and the verdicts on its claims. */
export function caseRoutes(app: Hono, api: Api): void {
  const checks = new Checks(api);
  app.get("/api/case", (context) => context.json(describeCase(served(api))));
  app.get("/api/case/claims", async (context) => {
    const {lang} = parseParams(claimParams, context.req.queries());
    const read = served(api);
    const checked = await checks.current(read);
    const shown = checkIn(checked, lang);
    return context.json({...shown, claims: shown.claims.map((claim, i) => ({...claim, about: aboutClaim(checked.claims[i]!, read)}))});
  });
}

function served({read}: Api): Case {
  return read ?? fail("case_none", {});
}

/** The check of a case takes a second, and holds until something is imported. */
class Checks {
  readonly #api: Api;
  #tag = "";
  #check: Promise<CaseCheck> | undefined;

  constructor(api: Api) {
    this.#api = api;
  }

  current(read: Case): Promise<CaseCheck> {
    const tag = this.#api.tag.current;
    if (!this.#check || tag !== this.#tag) {
      this.#tag = tag;
      this.#check = checkCase(this.#api.store, read);
      this.#check.catch(() => this.#check = undefined);
    }
    return this.#check;
  }
}
