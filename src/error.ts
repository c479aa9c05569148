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

  // wrong use: exit 2
  usage: [2, "{message}", "see harmattan --help"],
  invalid_value: [2, "invalid {field}: {value} (expected {expected})", "correct the value"]
} as const satisfies Record<string, readonly [exit: 1 | 2 | 3, message: string, cure: string]>;

export type ErrorCode = keyof typeof errors;

type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;
type Values<C extends ErrorCode> = Record<Placeholder<(typeof errors)[C][1]>, string | number>;

/** An error with a code of the table above, the exit status and the cure. `cause` keeps what a library said. */
export class HarmattanError extends Error {
  override readonly name = "HarmattanError";
  readonly code: ErrorCode;
  readonly exit: 1 | 2 | 3;
  readonly cure: string;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, values: Record<string, string | number>, options: {cause?: unknown; cure?: string} = {}) {
    const [exit, message, cure] = errors[code];
    super(fill(message, values), {cause: options.cause});
    this.code = code;
    this.exit = exit;
    this.cure = options.cure ?? fill(cure, values);
    this.values = values;
  }
}

/** Throws the error `code`. `options.cure` replaces the table's cure where the caller knows a better one. */
export function fail<C extends ErrorCode>(code: C, values: Values<C>, options?: {cause?: unknown; cure?: string}): never {
  throw new HarmattanError(code, values, options);
}

function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
}
