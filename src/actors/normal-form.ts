/**
 * The form in which two spellings of one name are equal: no case, no diacritics, no apostrophes, any other punctuation
 * a single space. Every lookup of an actor compares whole normal forms; nothing is matched by substring.
 */
export function normalForm(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\p{M}'’‘ʼʻ`´]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
