/**
 * The form in which two spellings of one name are equal: no case, no diacritics, no apostrophes, any other punctuation
 * a single space. Every lookup of an actor compares whole normal forms; nothing is matched by substring.
 */
export function normalForm(name: string): string {
  // most names are in plain letters, which have no other form
  if (!/[^ -~]/.test(name)) return name.replace(/['`]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
  return name
    .normalize("NFKD")
    .replace(/[\p{M}'’‘ʼʻ`´]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
