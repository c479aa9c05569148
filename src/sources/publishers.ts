/** What loading a publisher's events would add to a case that was drawn from something else, and how to get them. */
export const publishers: Readonly<Record<string, {adds: {en: string; fr: string}; get: string}>> = {
  ucdp: {
    adds: {
      en: "UCDP would add every lethal event under one rule since 1989, with low, best and high estimates, and who killed civilians.",
      fr: "L’UCDP ajouterait tous les événements mortels selon une même règle depuis 1989, avec estimations basse, meilleure et haute, et qui a tué des civils."
    },
    get: "harmattan fetch ucdp"
  },
  acled: {
    adds: {
      en: "ACLED (account needed) would add events without deaths and more kinds of violence.",
      fr: "ACLED (compte nécessaire) ajouterait les événements sans morts et davantage de formes de violence."
    },
    get: "harmattan fetch acled --country ISO3 --from DATE"
  }
};
