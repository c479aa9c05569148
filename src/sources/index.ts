import {acledApi} from "./acled-api.ts";
import {acledExport} from "./acled-export.ts";
import type {Reader} from "./source.ts";
import {ucdpApi} from "./ucdp-api.ts";
import {ucdpGed} from "./ucdp-ged.ts";

/** Readers of published files, in the order in which a file without --as is tried; `table` comes with --mapping. */
export const readers: readonly Reader[] = [ucdpGed, acledExport];

/** Readers of what `harmattan fetch` gets from an API; never tried on a file unless named. */
export const apiReaders: readonly Reader[] = [ucdpApi, acledApi];
