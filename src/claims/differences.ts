import type {Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/** "1,200 fewer deaths than in 2022", "2 543 morts de plus que", "a jump of 300": by how many more or fewer, and not how many. */
export function asDifference(parsed: Parsed, draft: Draft | null): Draft | null {
  if (draft === null || draft.unit !== "deaths" && draft.unit !== "events") return draft;
  const sign = differenceAt(parsed, draft.anchor);
  const {value} = draft;
  if (sign === null || value === null) return draft;
  const signed = typeof value === "number" ? sign * value : sign === 1 ? value : [-value[1], -value[0]] as const;
  return {...draft, measure: "change", value: signed, victims: [], rule: "change"};
}

function differenceAt({tokens, shape}: Parsed, index: number): 1 | -1 | null {
  const [moved, joint] = [tokens[index - 2], tokens[index - 1]];
  if (moved !== undefined && "UF".includes(moved.kind) && /^(?:of|by|de|d')$/.test(joint!.key)) {
    // "tombé de 700 à 450": from the one to the other
    const level = /^(?:de|d')$/.test(joint!.key) && /^[^,.:]{0,9}[gi]#/.test(shape.slice(index + 1));
    return level ? null : moved.kind === "U" ? 1 : -1;
  }
  const more = /^#o?(?:[CHDEAq][aw]?o?)?(?=[+-])/.exec(shape.slice(index));
  if (more === null || !/^[^,.:#%]{0,12}t/.test(shape.slice(index + more[0].length + 1))) return null;
  return shape[index + more[0].length] === "+" ? 1 : -1;
}
