/**
 * Every error that a reader of Harmattan can meet: its code, the status of the command, what it says, and the cure.
 * Placeholders in braces are filled from the values given to {@link fail}; a missing one does not compile.
 */
export const errors = {
  // faults of a file: exit 1, the store as it was
  file_missing: [1, "{file}: no such file", "check the path"],
  file_is_directory: [1, "{file}: is a directory", "name the files in it one by one"],
  file_empty: [1, "{file}: is empty (0 bytes)", "download it again"],
  file_unknown_form: [1, "{file}: no reader knows this form (columns: {columns})", "name the reader with --as, or describe the columns with --mapping FILE"],
  file_unreadable: [1, "{file}: cannot be read ({reason})", "check its permissions and the disk"],
  file_not_regular: [1, "{file}: is not a regular file", "save it to a file first and name that"],
  file_blank: [1, "{file}: holds nothing but white space", "download it again"],
  file_is_html: [1, "{file}: is a web page, not data (title: {title})", "the link leads to a login or a web page: download the data file in a browser and name it"],
  file_is_pdf: [1, "{file}: is a PDF, not a table", "name the CSV of the same publication"],
  file_is_spreadsheet: [1, "{file}: is a spreadsheet ({what})", "open it and save it as CSV UTF-8, then name the CSV"],
  file_is_binary: [1, "{file}: is {what}, not a table", "name a CSV, Parquet or JSON file"],
  file_line_too_long: [1, "{file}: line {line} is longer than {limit}", "the file is damaged or has no line ends: download it again or save it as CSV UTF-8"],
  file_quote_open: [1, "{file}: the quote that opens on line {line} is never closed within the first {limit}", "close the quote on line {line}, or save the table as CSV UTF-8 again"],
  file_truncated: [1, "{file}: ends too early ({what})", "download it again"],
  encoding_invalid: [1, "{file}: line {line} is not {encoding} (byte {byte})", "name its encoding, e.g. --encoding windows-1252, or save it as CSV UTF-8"],
  encoding_mixed: [1, "{file}: mixes utf-8 with another encoding, first on line {line} (byte {byte})", "repair line {line} and save it as CSV UTF-8; --encoding would garble the lines that are right"],
  encoding_contradicted: [1, "{file}: starts with the mark of {found}, but --encoding says {encoding}", "leave --encoding out"],
  gzip_truncated: [1, "{file}: gzip ends too early", "download it again"],
  gzip_damaged: [1, "{file}: gzip is damaged ({reason})", "download it again"],
  zip_truncated: [1, "{file}: zip ends too early", "download it again"],
  zip_damaged: [1, "{file}: zip is damaged ({reason})", "download it again"],
  zip_encrypted: [1, "{file}: {member} in the zip is locked with a password", "unpack it with the password and name the file inside"],
  zip_path: [1, "{file}: zip holds a path that leaves the folder: {member}", "do not unpack it; get the file from its publisher"],
  zip_several: [1, "{file}: zip holds several tables: {members}", "unpack it and name one of them"],
  zip_no_table: [1, "{file}: zip holds no table (it holds {members})", "name a zip of one CSV, Parquet or JSON file"],
  zip_method: [1, "{file}: {member} is packed by method {method}, which is not supported", "unpack it and name the file inside"],
  archive_nested: [1, "{file}: holds another archive: {member}", "unpack it once and name the archive inside"],
  archive_unsupported: [1, "{file}: is {what}, which is not supported", "unpack it and name the file inside, or pack it as zip or gzip"],
  archive_bomb: [1, "{file}: unpacks to more than {limit}", "unpack it yourself if you trust it, and name the file inside"],
  workspace_full: [1, "{file}: no space left to unpack it in {workspace}", "free some space, or set TMPDIR to a larger disk"],

  // faults of a download: exit 1
  url_scheme: [2, "{file}: only http and https addresses can be fetched", "name a path, or an address that starts with https://"],
  download_failed: [1, "{file}: download failed after {attempts} attempts ({reason})", "check the connection and run it again: it goes on where it stopped"],
  download_refused: [1, "{file}: the server answers {status}", "check the address in a browser"],
  download_missing: [1, "{file}: the server has no such file ({status})", "check the address and the version in it"],
  download_forbidden: [1, "{file}: the server refuses access ({status})", "check the key or the account, or download it in a browser and name the file"],
  download_html: [1, "{file}: the server sends a web page, not data", "the link leads to a login or a web page: download the data file in a browser and name it"],
  download_redirect: [1, "{file}: redirects {reason}", "find the direct address of the file in a browser"],
  download_too_large: [1, "{file}: is larger than {limit}", "download it in a browser and name the file"],
  download_checksum: [1, "{file}: checksum is {found}, expected {expected}", "download it again; if it stays so, the publisher has changed the file"],
  release_unknown: [1, "{file}: the release cannot be read from the name", "say it with --release-version, e.g. 26.1 or 26.0.4"],
  column_twice: [1, "{file}: column {column} stands there twice", "remove or rename one of the two"],
  file_quote_unclosed: [1, "{file}: the quote that opens in record {record} (line {line}) is not closed, so the records after it cannot be told apart", "close the quote on line {line}, or download the file again"],
  column_missing: [1, "{file}: column {column} is missing (found: {found})", "rename the column as the publisher does, or describe the table with --mapping FILE"],
  too_many_rejected: [1, "{file}: {rejected} of {read} rows rejected, over the limit of {limit}: {reasons}", "mend the file, or allow more with --max-rejected"],
  table_unreadable: [1, "{file}: {message}", "download the file again, or save it as CSV UTF-8"],
  file_simulated: [1, "{file}: holds simulated events (column simulated_by), which are nobody's records", "import it with --mapping and the mapping that harmattan simulate wrote beside it"],
  no_rows: [1, "{file}: holds a header and no rows", "download it again"],
  yaml_invalid: [1, "{file}, line {line}: {message}", "mend the YAML at that line"],
  yaml_field: [1, "{file}, line {line}: invalid {field}: {message}", "correct the field; see docs for the form of the file"],
  store_locked: [1, "{file}: another import is writing and did not finish in {seconds} s", "wait for it, or remove the lock if no import is running"],
  store_lock_lost: [1, "{file}: another import took over while this one stood still", "run it again: the store is as the other import left it"],
  store_full: [1, "{store}: no space left on its disk", "free some space and run it again: the store is as it was"],
  store_forbidden: [1, "{store}: cannot be written ({reason})", "check the permissions of the folder, or name another with --store"],
  engine_memory: [1, "{file}: needs more memory than the engine has ({message})", "close other programs, or free space in the folder of the store for what does not fit into memory"],
  store_newer: [1, "{file}: written by a newer Harmattan (schema {schema})", "update Harmattan"],
  store_damaged: [1, "{file}: {message}", "restore store.json from a copy, or import the files again into a new --store"],

  // faults of a publisher's API
  fetch_offline: [1, "{host}: no answer ({reason})", "check the connection and run it again; what the store holds can be used without it"],
  fetch_slow: [1, "{source}: not fetched within {seconds} s", "run harmattan fetch {source} without a time limit: it goes on where it stopped"],
  fetch_none: [1, "{source}: none of {versions} is at {address}", "look at the publisher's page in a browser and name a version that it has, e.g. harmattan fetch ucdp 26.1"],
  fetch_scope: [2, "fetch acled: which countries and which period?", "the first time, name both: --country ISO3 (or world) and --from DATE; later runs ask for what has changed since"],
  key_missing: [2, "{variable} is not set ({source} gives keys at {where})", "set {variable} in the environment"],
  api_key: [1, "{file}: refuses the key in {variable} ({status})", "check {variable}, or ask the publisher for a new key"],
  api_forbidden: [1, "{file}: refuses access ({status})", "the key is known but may not read this: ask the publisher"],
  api_quota: [1, "{host}: {used} of {limit} requests in 24 hours are used, the next is free at {time}", "run it again after {time}: the pages at hand are kept"],
  api_busy: [1, "{file}: too busy ({status}), asks to wait until {time}", "run it again after {time}"],
  api_not_json: [1, "{file}: answers {type} instead of JSON", "run it again; if it stays so, the API has changed: report it"],
  api_incomplete: [1, "{file}: {message}", "run it again; if it stays so, the API has changed: report it"],
  acled_login: [1, "{file}: refuses the account in HARMATTAN_ACLED_USER and HARMATTAN_ACLED_PASSWORD ({status})", "check both by logging in at acleddata.com"],
  acled_tier: [1, "ACLED: the account may not read these events ({reason})", "no events does not mean that none happened: complete the profile and accept the terms at acleddata.com, or ask ACLED for access to the API or to this period"],

  // what a store does not hold: exit 2
  source_not_loaded: [2, "no events of source {source} in this store (loaded: {loaded})", "import a file of it, or name one that is loaded with --source"],
  source_ambiguous: [2, "this store holds several sources: {sources}", "name one with --source, or several to see them side by side"],
  release_not_loaded: [2, "no release {release} in this store (loaded: {loaded})", "see harmattan releases"],
  diff_sources: [2, "{before} and {after} are releases of two sources", "name two releases of one source, see harmattan releases"],
  diff_deletions: [2, "{release} lists events that the publisher took back, and holds none", "name a release of events, see harmattan releases"],
  nothing_as_of: [2, "nothing of source {source} was imported by {date} (first import: {first})", "name a later day"],
  store_empty: [2, "{store}: holds no events", "import a file: harmattan import FILE"],

  // what a source cannot answer: exit 2
  not_a_census: [2, "{measure} cannot be answered from {source}: {title} is not a census, so it gives no totals, trends or zeros", "load UCDP or ACLED, or ask for events or places"],
  rows_restricted: [2, "the terms of {source} forbid passing its rows on: {rows} rows asked for, {most} at most", "ask for a measure, narrow the selection or give --limit; the rows are in your own download"],
  role_undefined: [2, "--role {role} is not defined by {source} for {types}", "leave --role out, or narrow the kinds of events: {defined}"],
  tactics_missing: [2, "{measure} needs the tactics of events, and {source} gives none: {title} does not tell clashes from explosions and attacks", "load ACLED, or a table of your own whose mapping has sub_event_type in ACLED's words"],
  actor_needed: [2, "{measure} is asked of an actor", "name one with --actor"],

  // what this machine lacks: exit 1
  chromium_missing: [1, "no Chromium or Chrome found", "install one, or name it in HARMATTAN_CHROMIUM; the page itself prints from any browser"],
  pdf_failed: [1, "{file}: {chromium} could not print the page", "open the page in a browser and print it"],

  // cases: exit 2
  case_missing: [2, "{folder}: no case there (no case.yml)", "name a folder with a case.yml, e.g. cases/jnim"],
  case_exists: [2, "{folder}: is there already and is not empty", "name a new folder; harmattan new never overwrites one"],
  claims_missing: [2, "{folder}: has no claims.yml, so there is nothing to check", "find the claims of an article with harmattan claims FILE --case {folder}, or write them by hand (docs/case.md)"],

  // bundles
  bundle_unreadable: [1, "{file}: not a bundle that can be read ({reason})", "name a folder or a zip that harmattan bundle wrote, or ask for it again"],
  bundle_not_recomputed: [1, "{file}: its files are as the manifest says, but nothing could be recomputed: {releases} not in the store, and the bundle does not carry their rows", "import them into the store, or name the store that has them with --store"],
  bundle_unchecked: [1, "{file}: no difference found, but these could not be checked: {files}", "load the releases that are named above, or use the Harmattan that wrote the bundle"],
  bundle_differs: [3, "{file}: {differences} found", "what differs stands above; the manifest's checksum tells which bundle its maker published"],
  bundle_taken: [2, "{out}: is there already and is not empty", "name another folder or zip with --out, or remove it"],

  // figures: exit 2
  figure_sources: [2, "a figure draws one source, not several: {sources}", "draw a figure for each, with --source"],

  // answers of a server
  not_found: [2, "{path}: nothing is served there", "see /api/openapi.json for what is"],
  method_unknown: [2, "{path}: does not answer {method}", "see /api/openapi.json for what it answers"],
  case_none: [2, "no case is served", "start it with one: harmattan serve cases/jnim"],
  query_slow: [1, "not answered within {seconds} s", "narrow the selection, or ask with the command, which has no time limit"],
  query_large: [2, "the answer has more than {most} rows", "narrow the selection or give a limit; harmattan measure writes any number of rows to a file"],
  server_busy: [1, "too many requests at once", "wait {seconds} s and ask again"],
  token_needed: [2, "this server asks for its token", "open the link that harmattan serve printed, or send the header Authorization: Bearer TOKEN"],
  host_refused: [2, "this server is not called {host}", "open it under the address that harmattan serve printed"],
  origin_refused: [2, "a page of {origin} may not change anything here", "use the page that this server serves"],
  import_off: [2, "this server takes no files", "run harmattan serve on your own machine without --no-import, or harmattan import FILE"],
  body_large: [2, "the file is larger than {limit}", "import it with the command: harmattan import FILE"],
  rows_local: [2, "the terms of {source} forbid passing its rows on: they are shown on the machine that has them, and nowhere else", "ask for a measure that counts or sums; ids and queries may be passed on"],
  serve_token: [2, "--host {host} lets other machines in, so it needs a token", "set HARMATTAN_TOKEN to at least 16 characters, or give --token; without --host only this machine is served"],
  port_taken: [1, "port {port} is taken", "stop the program that has it, or name another with --port; 0 takes a free one"],
  worker_died: [1, "a thread of the computation ended before its work was done", "ask again; if it stays so, close other programs: memory may be short"],
  internal: [1, "something went wrong inside Harmattan ({message})", "report it with what was asked"],

  // wrong use: exit 2
  usage: [2, "{message}", "see harmattan --help"],
  unknown_actor: [2, "unknown actor: {actor} (nearest: {nearest})", "write an actor's name as the source spells it, or its id"],
  ambiguous_actor: [2, "ambiguous actor: {actor} ({names})", "write one of these names in full"],
  unidentified_place: [2, "--attribution unidentified takes in everybody whom the source could not identify", "add --country ISO3, or --country world if all of them are meant"],
  worldwide_actor: [2, "{actor}: the source has one name, {name}, for groups all over the world", "add --country ISO3, or --country world if all of them are meant"],
  invalid_value: [2, "invalid {field}: {value} (expected {expected})", "correct the value"]
} as const satisfies Record<string, readonly [exit: 1 | 2 | 3, message: string, cure: string]>;

export type ErrorCode = keyof typeof errors;

type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;
type Values<C extends ErrorCode> = Record<Placeholder<(typeof errors)[C][1 | 2]>, string | number>;

/** An error with a code of the table above, the exit status and the cure. `cause` keeps what a library said. */
export class HarmattanError extends Error {
  override readonly name = "HarmattanError";
  readonly code: ErrorCode;
  readonly exit: 1 | 2 | 3;
  readonly cure: string;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, values: Record<string, string | number>, options: {cause?: unknown; cure?: string} = {}) {
    const [exit, message, cure] = errors[code];
    super(filled(message, values), {cause: options.cause});
    this.code = code;
    this.exit = exit;
    this.cure = options.cure ?? filled(cure, values);
    this.values = values;
  }
}

/** Throws the error `code`. `options.cure` replaces the table's cure where the caller knows a better one. */
export function fail<C extends ErrorCode>(code: C, values: Values<C>, options?: {cause?: unknown; cure?: string}): never {
  throw new HarmattanError(code, values, options);
}

/** A text of the table with its values; a placeholder without one stays. */
export function filled(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
}
