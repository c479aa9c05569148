/** A pattern for whole words of English and French, without case. JavaScript's own word ends know no letter with an accent. */
export function wordPattern(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, "iu");
}
