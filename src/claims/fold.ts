/** The sentence in lower case without diacritics, quotes straight and all white space plain, character for character: an offset in one is an offset in the other. */
export function fold(text: string): string {
  let folded = "";
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    folded += code < 128 ? (code < 33 ? " " : code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : text[i]!) : foldOne(text[i]!);
  }
  return folded;
}

const known = new Map<string, string>();

function foldOne(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    const base = character.normalize("NFKD")[0]!.toLowerCase();
    folded = /[’‘ʼ`´]/.test(character) ? "'" : /[“”„«»]/.test(character) ? "\"" : /[–—‑‐−]/.test(character) ? "-" : /\s/.test(character) ? " " : base.length === 1 ? base : character;
    if (known.size < 10_000) known.set(character, folded);
  }
  return folded;
}
