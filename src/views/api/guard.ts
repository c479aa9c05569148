import {createHash, timingSafeEqual} from "node:crypto";
import {getConnInfo} from "@hono/node-server/conninfo";
import type {Context, MiddlewareHandler} from "hono";
import {getCookie, setCookie} from "hono/cookie";
import {fail} from "../../error.ts";
import type {Api} from "./api.ts";
import {Buckets} from "./buckets.ts";

/** Headers that every answer carries; no other site may read, frame or embed one. */
const headers = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "x-frame-options": "DENY",
  "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
} as const;

const cookie = "harmattan";

/** Lets a request in, or says why not: the name by which the server was called, the token, the page that asks, how often the client asks. */
export function guard({hosts, token, local, limits}: Api): MiddlewareHandler {
  const buckets = new Buckets(limits.rate);
  const secret = token === null ? null : digest(token);
  return async (context, next) => {
    // set before, so that an error carries them too
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    checkHost(context, hosts);
    checkOrigin(context);
    if (!local) buckets.take(clientOf(context));
    if (secret) {
      if (context.req.path === "/login" && context.req.method === "GET") return login(context, secret);
      if (!isKnown(context, secret)) fail("token_needed", {});
    }
    await next();
  };
}

/** A page of another site that made its name point here still sends that name. */
function checkHost(context: Context, hosts: readonly string[] | null): void {
  const host = context.req.header("host") ?? new URL(context.req.url).host;
  const name = /^(\[[^\]]*\]|[^:]*)(:\d*)?$/.exec(host)?.[1]?.toLowerCase() ?? "";
  if (hosts && !hosts.includes(name)) fail("host_refused", {host: host.slice(0, 100)});
}

/** Only the page that is served here may write, and no other page may make this machine compute. */
function checkOrigin(context: Context): void {
  const {method, path} = context.req;
  const origin = context.req.header("origin");
  const site = context.req.header("sec-fetch-site");
  const reads = method === "GET" || method === "HEAD";
  const foreign = site !== undefined && site !== "same-origin" && site !== "none" || origin !== undefined && origin !== `${new URL(context.req.url).protocol}//${context.req.header("host") ?? new URL(context.req.url).host}`;
  if (!foreign || reads && (!path.startsWith("/api/") || context.req.header("sec-fetch-mode") === "navigate")) return;
  fail("origin_refused", {origin: (origin ?? "another site").slice(0, 100)});
}

/** The link that the server printed: it leaves a cookie and leads to the page. */
function login(context: Context, secret: Buffer): Response {
  if (!timingSafeEqual(digest(context.req.query("token") ?? ""), secret)) fail("token_needed", {});
  setCookie(context, cookie, context.req.query("token")!, {httpOnly: true, sameSite: "Strict", path: "/"});
  return context.redirect("/", 303);
}

function isKnown(context: Context, secret: Buffer): boolean {
  const bearer = /^Bearer +(.+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
  return timingSafeEqual(digest(bearer ?? getCookie(context, cookie) ?? ""), secret);
}

/** Of one length, so that comparing tells nothing of the token's. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function clientOf(context: Context): string {
  return context.env && "incoming" in context.env ? getConnInfo(context).remote.address ?? "" : "";
}
