/** Where in a table a byte stands: RFC 4180, and a quote within a plain field is a letter like any other. */
export type QuoteState = 0 | 1 | 2 | 3;

export const fieldStart = 0;
export const inPlain = 1;
export const inQuotes = 2;
export const afterQuote = 3;

export const lf = 10;
export const cr = 13;
export const quote = 34;

/** The state after `byte`. A line end outside quotes ends the record, so the next byte starts a field. */
export function nextState(state: QuoteState, byte: number, delimiter: number): QuoteState {
  if (state === inQuotes) return byte === quote ? afterQuote : inQuotes;
  if (byte === delimiter || byte === lf || byte === cr) return fieldStart;
  return byte === quote && state !== inPlain ? inQuotes : inPlain;
}
