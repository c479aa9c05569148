import {fail} from "../error.ts";
export function isAddress(origin: string): boolean { return /^([a-z][a-z\d+.-]+:\/\/|(file|data|blob|javascript):)/i.test(origin); }
export async function download(url: string, _o: {to: string; maxBytes?: number; signal?: AbortSignal; progress?: (bytes: number, total: number | null) => void}): Promise<never> { return fail("url_scheme", {file: url}); }
