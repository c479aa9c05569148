import type {Hono} from "hono";
import {fail} from "../../error.ts";
import {aboutClaim, checkIn, describeCase, type Case, type CaseCheck} from "../../index.ts";
import {parseParams} from "../../param.ts";
import type {Api} from "./api.ts";
import {limited, tagged} from "./ask.ts";
import {claimParams} from "./parameters.ts";
import {digest} from "./state-tag.ts";

/** The case that is served, and the verdicts on its claims. */
export function caseRoutes(app: Hono, api: Api): void {
  const checks = new Checks(api);
  app.get("/api/case", (context) => context.json(describeCase(served(api))));
  app.get("/api/case/claims", async (context) => {
    const {lang} = parseParams(claimParams, context.req.queries());
    const read = served(api);
    const unchanged = tagged(context, digest(JSON.stringify([api.version, api.tag.current, "claims", read.id, lang])));
    if (unchanged) return unchanged;
    const checked = await limited(context, api, (signal) => heard(checks.current(read), signal));
    const shown = checkIn(checked, lang);
    return context.json({...shown, claims: shown.claims.map((claim, i) => ({...claim, about: aboutClaim(checked.claims[i]!, read)}))});
  });
}

function served({read}: Api): Case {
  return read ?? fail("case_none", {});
}

/** The check of a case takes seconds in a thread of its own, holds until something is imported, and is the same for everybody who asks meanwhile. */
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
      this.#check = this.#api.threads.check(read.directory, AbortSignal.timeout(10 * this.#api.limits.time));
      this.#check.catch(() => this.#check = undefined);
    }
    return this.#check;
  }
}

/** What others wait for too, until this client gives up. */
function heard<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([promise, new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error), {once: true}))]);
}
