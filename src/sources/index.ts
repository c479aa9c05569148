import {acledExport} from "./acled-export.ts";
import type {Reader} from "./source.ts";
import {ucdpGed} from "./ucdp-ged.ts";

/** Readers of published files, in the order in which a file without --as is tried; `table` comes with --mapping. */
export const readers: readonly Reader[] = [ucdpGed, acledExport];
