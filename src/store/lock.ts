import {createHash, randomUUID} from "node:crypto";
import {readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync} from "node:fs";
import {hostname} from "node:os";
import {setTimeout as sleep} from "node:timers/promises";
import {fail} from "../error.ts";

/** The writer's lock of a store. */
export interface Lock {
  /** Whether it is still ours: a process that stood still for a minute may have lost it. */
  isHeld(): boolean;
  release(): void;
}

interface Owner {
  pid: number;
  place: string;
  token: string;
}

/**
 * Takes the lock `file`, waiting for the process that has it. A lock whose process is dead (its number is in the file) is
 * taken over at once, so a killed import blocks nobody; one of another machine, when it was not refreshed for a minute.
 */
export async function takeLock(file: string, waitSeconds: number): Promise<Lock> {
  const token = randomUUID();
  const owner: Owner = {pid: process.pid, place: thisPlace, token};
  const text = JSON.stringify(owner);
  const deadline = Date.now() + waitSeconds * 1000;
  while (!create(file, text) && !await takeOver(file, text, token)) {
    if (Date.now() > deadline) fail("store_locked", {file, seconds: waitSeconds});
    await sleep(20 + Math.random() * 60);
  }
  const refresh = setInterval(() => touch(file), REFRESH);
  refresh.unref();
  return {
    isHeld,
    release() {
      clearInterval(refresh);
      if (isHeld()) rmSync(file, {force: true});
    }
  };

  function isHeld(): boolean {
    return read(file)?.token === token;
  }
}

/** A name for what this process alone writes, by which others can tell whether it still runs. */
export function processTag(): string {
  return `${thisPlace}-${process.pid}`;
}

/** Whether the process of a {@link processTag} runs; undefined where this machine cannot know. */
export function runs(tag: string): boolean | undefined {
  const match = /^([0-9a-f]+)-(\d+)$/.exec(tag);
  return match?.[1] === thisPlace ? isAlive(Number(match[2])) : undefined;
}

const REFRESH = 5_000;
/** Age in ms after which a lock that cannot be asked for its process counts as left behind. */
const STALE = 60_000;
/** Age in ms after which a lock file without an owner counts as left behind: writing one takes no time. */
const HALF_WRITTEN = 1_000;

/** Process numbers mean something on one machine, in one container only. */
const thisPlace = createHash("sha256").update(`${hostname()} ${processNamespace()}`).digest("hex").slice(0, 8);

function processNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, {flag: "wx"});
    return true;
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    // a full disk has room for the name and not for what is in it
    if (code === "ENOSPC" || code === "EDQUOT") rmSync(file, {force: true});
    throw error;
  }
}

/** Puts our claim over a dead process's lock; of several who do, the last one's stands, and each looks again to see whose. */
async function takeOver(file: string, text: string, token: string): Promise<boolean> {
  if (!isAbandoned(file)) return false;
  const claim = `${file}.${token}.tmp`;
  writeFileSync(claim, text);
  renameSync(claim, file);
  await sleep(100);
  return read(file)?.token === token;
}

function isAbandoned(file: string): boolean {
  let age: number;
  try {
    age = Date.now() - statSync(file).mtimeMs;
  } catch {
    return false;
  }
  const owner = read(file);
  if (owner === null) return age > HALF_WRITTEN;
  return age > STALE || owner.place === thisPlace && !isAlive(owner.pid);
}

function read(file: string): Owner | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Owner;
  } catch {
    return null;
  }
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // gone: isHeld() tells before anything is committed
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
