/** Width in px of a line of sans-serif text, a little too wide rather than too narrow: there is no layout engine on a server. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) ems += narrow.has(letter) ? 0.32 : wide.test(letter) ? 0.76 : 0.57;
  return ems * size;
}

/** The text cut to `width` px, with an ellipsis where something is missing. */
export function clip(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, size) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/** The text in lines of at most `width` px; the last of `most` lines is cut. */
export function wrap(text: string, width: number, size: number, most = Infinity): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  const kept = lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).join(" ")] : lines;
  return kept.map((each) => clip(each, width, size));
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

const narrow = new Set("iljtfrI.,;:'’!|()[]- \u202f\u00a0");
const wide = /[A-ZÀ-ÞmwMW—…%]|[\u2e80-\uffff]/;
