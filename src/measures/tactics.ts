/** Two families of an armed group's tactics, after Anders 2020: those that need no hold on the ground, and those that do. */
export type Tactic = "terrorist" | "conventional";

/**
 * Which kinds of events say what, in ACLED's words (codebook 2024). Air and drone strikes, arrests, agreements and the like are in neither family: they do not tell
 * how the group itself fights.
 */
export const tacticOf: Readonly<Record<string, Tactic>> = {
  "Armed clash": "conventional",
  "Government regains territory": "conventional",
  "Non-state actor overtakes territory": "conventional",
  "Shelling/artillery/missile attack": "conventional",
  "Remote explosive/landmine/IED": "terrorist",
  "Suicide bomb": "terrorist",
  Grenade: "terrorist",
  Attack: "terrorist",
  "Abduction/forced disappearance": "terrorist"
};

/** SQL: `terrorist`, `conventional` or NULL for a column of finer kinds. */
export function tacticSql(column: string): string {
  return `CASE ${Object.entries(tacticOf).map(([kind, tactic]) => `WHEN lower(${column}) = '${kind.toLowerCase()}' THEN '${tactic}'`).join(" ")} END`;
}
