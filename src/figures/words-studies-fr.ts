import type {studies as en} from "./words-studies-en.ts";

/** The words of the figures that fit and test, in French. */
export const studies: typeof en = {
  growth: {
    involving: (actor) => ` impliquant ${actor}`,
    what: {
      events: (whom) => `les événements recensés${whom}`,
      deaths: (whom) => `les morts recensés dans des événements${whom}`,
      cells: (whom) => `les mailles où des événements${whom} sont recensés`
    },
    yes: (what) => `${what} augmentent comme une courbe exponentielle`,
    no: (what) => `${what} n’augmentent pas de façon exponentielle`,
    open: (what) => `On ne peut pas dire si ${what} augmentent de façon exponentielle`,
    question: (what) => `Une courbe exponentielle décrit-elle ${what}\u202f?`,
    subtitle: {
      events: (per) => `Événements par ${per} et sept courbes ajustées`,
      deaths: (per) => `Morts par ${per} (meilleure estimation) et sept courbes ajustées`,
      cells: (per) => `Mailles d’un demi-degré avec un événement par ${per} et sept courbes ajustées`
    },
    legend: "Courbe et sa part de l’évidence",
    models: {
      constant: "constante", linear: "linéaire", exponential: "exponentielle", logistic: "logistique (plafonne)", gompertz: "Gompertz (plafonne)", generalized: "croissance généralisée", broken: "rupture de pente"
    },
    weights: "La part de l’évidence est le poids d’Akaike d’une courbe parmi les sept\u202f; aucune courbe ne dit pourquoi.",
    partial: "Les barres pâles sont des périodes couvertes en partie\u202f; elles ne sont pas ajustées.",
    missing: {
      growth: () => "la hausse elle-même n’est pas sûre",
      fit: (best) => `une autre courbe (${best}) s’ajuste mieux`,
      linear: () => "une hausse linéaire n’est pas exclue",
      steady: () => "un temps de doublement qui se serait allongé de moitié n’est pas exclu",
      faster: () => "la hausse est peut-être plus rapide qu’exponentielle",
      slower: () => "la hausse est peut-être plus lente qu’exponentielle",
      holdout_constant: () => "une constante prévoit mieux",
      holdout_linear: () => "une droite prévoit mieux"
    },
    reasons: {
      too_few: ({number}) => `Trop peu pour le dire\u00a0: ${number("periods")} périodes entièrement couvertes, ${number("above")} au-dessus de zéro, ${number("total")} en tout.`,
      no_growth: ({range}) => `Le nombre n’a pas même doublé sur la série\u202f; comme courbe exponentielle, il est multiplié par ${range("yearly")} par an.`,
      other_law: ({best, number}) => `Une autre courbe (${best}) s’ajuste bien mieux\u00a0: AICc plus bas de ${number("delta_exponential")}.`,
      exponential: ({range}) => `La série s’accorde avec une hausse exponentielle et non linéaire\u00a0: exposant ${range("exponent")} (1 exponentiel, 1/2 linéaire), multipliée par ${range("yearly")} par an.`,
      open: ({missing, range}) => `Non tranché\u00a0: ${missing}. Exposant ${range("exponent")} (1 exponentiel, 1/2 linéaire), multiplication par ${range("yearly")} par an.`
    }
  },
  control: {
    actor: "l’acteur",
    title: {
      admin1: (units, [actor, disputed, government, open], name) => `Estimation d’après les tactiques, ${units} unités de premier niveau\u00a0: ${actor} plutôt du côté de ${name}, ${government} du côté du gouvernement, ${disputed} disputées, ${open} incertaines`,
      cell: (units, [actor, disputed, government, open], name) => `Estimation d’après les tactiques, ${units} mailles d’un demi-degré\u00a0: ${actor} plutôt du côté de ${name}, ${government} du côté du gouvernement, ${disputed} disputées, ${open} incertaines`
    },
    question: (name) => `Que disent les tactiques du contrôle par ${name}\u202f?`,
    subtitle: "Probabilités de contrôle",
    month: (month) => `Probabilités de contrôle, ${month}`,
    legend: "Probabilité de chaque côté",
    sides: (name) => [`Du côté de ${name}`, "Disputé", "Du côté du gouvernement"],
    none: "Pas d’estimation",
    probabilities: ([actor, disputed, government]) => `du côté de l’acteur ${actor}, disputé ${disputed}, du côté du gouvernement ${government}`,
    says: (units) => `Probabilités les plus hautes\u00a0: ${units}.`,
    found: (unit, share) => `${unit}\u00a0: du côté de l’acteur ${share}`,
    note: "Probabilités d’un modèle des tactiques recensées, et non des observations. Elles ne montrent aucune position de forces.",
    zones: "Ces côtés ne sont pas les zones des cartes d’analystes (attaque, soutien disputé, soutien), tracées selon d’autres règles.",
    masked: (n) => `Sans estimation\u00a0: ${n}, car rien n’y a été recensé depuis deux ans, ou plusieurs groupes armés y sont actifs.`,
    sensitive: (most) => `D’autres hypothèses changent jusqu’à ${most} des estimations du contrôle`,
    changed: "Estimations qui changent de côté, selon l’hypothèse",
    variants: {
      "an event reaches 10 km beyond the edge of its cell": "un événement porte 10\u00a0km au-delà du bord de sa maille",
      "an event reaches 20 km beyond the edge of its cell": "un événement porte 20\u00a0km au-delà du bord de sa maille",
      "tactics tell less of control": "les tactiques en disent moins sur le contrôle",
      "control changes half as often": "le contrôle change deux fois moins souvent",
      "control changes twice as often": "le contrôle change deux fois plus souvent",
      "the first events come with the government in control": "aux premiers événements, le gouvernement a le contrôle",
      "as much is recorded under control as in contest": "on recense autant sous contrôle que dans la dispute"
    },
    empty: "Aucune estimation à montrer"
  },
  franchise: {
    answers: {
      mixes_differ: (clusters, whom) => `Les tactiques diffèrent plus que par hasard entre ${clusters} groupes d’événements${whom}`,
      mixes_alike: (clusters, whom) => `Les tactiques de ${clusters} groupes d’événements${whom} ne diffèrent pas plus que par hasard`,
      too_few: (clusters, whom) => `${clusters} ${clusters === "1" ? "groupe" : "groupes"} d’événements${whom}, trop peu pour comparer les tactiques`
    },
    question: (whom) => `Les événements${whom} forment-ils des groupes\u202f?`,
    subtitle: (km, days) => `Groupes d’événements à ${km}\u00a0km et ${days} jours au plus l’un de l’autre`,
    size: "Événements",
    legend: "Tactiques du groupe",
    apart: "Diffèrent plus que par hasard",
    alike: "Dans les limites du hasard",
    untested: "Trop peu pour comparer",
    found: (place, tactic, share) => `${place}\u00a0: ${tactic} ${share}`,
    note: "Un groupe d’événements n’est pas une unité d’un groupe armé, et rien ici ne dit où se trouve qui que ce soit.",
    ring: "Un cercle pointillé contient neuf événements sur dix de son groupe.",
    says: (largest) => `Les plus grands\u00a0: ${largest}.`,
    largest: (place, events) => `autour de ${place}, ${events}`,
    outside: (share) => `${share} des événements localisés ne sont dans aucun groupe.`,
    empty: "Aucun groupe à montrer"
  },
  ratios: {
    one: "1 = aucune différence",
    none: "trop peu d’événements",
    comma: ", ",
    p: (p) => `p ${p}`,
    beyond: "Au-delà du hasard (p jusqu’à 0,05)",
    within: "Dans les limites du hasard",
    beyondRange: "Comptées, au-dessus de l’intervalle"
  },
  intervention: {
    titles: {
      change: (what, date) => `${what}\u00a0: compatibles avec un changement (${date})`,
      "change elsewhere too": (what, date) => `${what}\u00a0: un changement (${date}), mais tous les autres événements des mêmes pays changent de même`,
      "no change": (what, date) => `${what}\u00a0: pas de changement au-delà du hasard (${date})`,
      "too few": (what, date) => `${what}\u00a0: trop peu pour dire s’il y a un changement (${date})`
    },
    several: (what, found, dates, few) => `${what}\u00a0: compatibles avec un changement à ${found} ${found === "0" || found === "1" ? "date" : "dates"} sur ${dates}${few === "0" ? "" : ` (${few} de plus, avec trop peu pour le dire)`}`,
    untested: (what, dates) => `${what}\u00a0: trop peu pour dire s’il y a un changement à l’une des ${dates} dates`,
    question: (what) => `Y a-t-il à une date un changement pour ${what}\u202f?`,
    series: {events: (per) => `Événements par ${per}, et ce que l’on attend avec et sans changement à la date`, deaths: (per) => `Morts par ${per} (meilleure estimation), et ce que l’on attend avec et sans changement à la date`},
    effects: {events: "Changement du nombre attendu d’événements à chaque date", deaths: "Changement du nombre attendu de morts (meilleure estimation) à chaque date"},
    level: "Niveau\u00a0: le saut à la date",
    slope: "Pente\u00a0: hausse par an après sur avant",
    findings: {change: "compatible avec un changement", "change elsewhere too": "les autres changent de même", "no change": "pas de changement au-delà du hasard", "too few": "trop peu"},
    head: (date, finding) => `${date}\u00a0: ${finding}`,
    expected: "Attendu avec un changement à la date",
    without: "Tendance d’avant, prolongée",
    recorded: "Recensé",
    strip: (date) => `Ampleur du changement de niveau et de pente, ${date} (trait) et autres dates (points)`,
    larger: "plus grand changement →",
    zero: "aucun",
    chance: (share, dates) => `Autant à ${share} de ${dates} dates, celle-ci comprise`,
    says: (date, ratio) => `${date} (${ratio})`,
    ratio: (times) => `un an après, ${times} fois ce que donne la tendance d’avant`,
    found: (date, finding, ratio, p) => `${date}\u00a0: ${finding}\u202f; un an après ${ratio} fois ce que donne la tendance d’avant, p = ${p}`,
    note: "Compatible ou non avec un changement à ce moment\u202f; ce qui a changé d’autre dans ces mois est aussi dans les nombres, et rien ici ne dit pourquoi.",
    reporting: "La fin d’une mission ou l’interdiction de médias change ce que l’on rapporte autant que la violence.",
    placebo: "Chaque point gris est une autre date où la même courbe a été ajustée\u202f; une date qui se trouve parmi elles n’a rien de particulier.",
    empty: "Aucune date\u00a0: la nommer avant de regarder les données"
  },
  consolidation: {
    answers: {
      less: (name, after) => `Part des événements de ${name} contre des civils\u00a0: compatible avec une baisse à partir de ${after} mois après l’arrivée`,
      more: (name, after) => `Part des événements de ${name} contre des civils\u00a0: compatible avec une hausse à partir de ${after} mois après l’arrivée`,
      no_change: (name, after) => `Part des événements de ${name} contre des civils\u00a0: pas de changement au-delà du hasard dès ${after} mois après l’arrivée`,
      elsewhere: (name, after) => `La part des événements de ${name} contre des civils change dès ${after} mois après l’arrivée, mais celle de tous les autres aussi`,
      too_few: (name) => `Trop peu d’événements de ${name} pour dire si la part contre des civils change après l’arrivée`
    },
    question: (name) => `La part des événements de ${name} contre des civils change-t-elle après l’arrivée\u202f?`,
    subtitle: "Selon les mois depuis le premier événement recensé dans une maille d’un demi-degré, rapportés aux six premiers mois, intervalles à 90\u00a0%",
    panels: {share: "Part des événements contre des civils", rate: "Événements contre des civils par maille et an", battle: "Combats par maille et an"},
    says: (after, share, rate, battles, others) => `À partir de ${after} mois, la part est ${share} fois celle d’avant, dans les mêmes mailles${rate === null ? "" : `\u202f; le nombre d’événements contre des civils, ${rate} fois`}${battles === null ? "" : `, celui des combats, ${battles} fois`}. ${others === null ? "Il y a trop peu d’événements de tous les autres pour comparer." : `La part chez tous les autres, depuis la leur\u00a0: ${others} fois.`}`,
    others: "Tous les autres, chacun depuis son premier événement",
    months: "Mois depuis l’arrivée",
    more: (months) => `${months}+`,
    reference: "Les six premiers mois valent 1 par définition\u202f; un trait est l’intervalle à 90\u00a0%, une flèche signifie qu’il continue. Tous les panneaux ont la même échelle logarithmique.",
    note: "Le temps depuis l’arrivée n’est pas le contrôle, et ce qui change pour tous avec le calendrier s’y voit aussi\u00a0: comparer avec les autres. Compatible avec moins ou plus, jamais pourquoi."
  },
  contagion: {
    answers: {
      forward: (whom) => `Compatible avec plus d’événements${whom} à proximité après des violences d’autres contre des civils`,
      both: (whom) => `Compatible avec plus d’événements${whom} après des violences d’autres contre des civils, et l’inverse aussi\u00a0: on ne peut dire ce qui vient d’abord`,
      none: (whom) => `Événements${whom}\u00a0: non compatible, selon les deux méthodes, avec une hausse à proximité après des violences d’autres contre des civils`,
      placebo: (whom) => `Plus d’événements${whom} après des violences d’autres contre des civils, mais des jours décalés d’un an en montrent autant`,
      too_few: (whom) => `Trop peu d’événements${whom} pour dire s’ils suivent les violences d’autres contre des civils`
    },
    question: (whom) => `Plus d’événements${whom} suivent-ils à proximité les violences d’autres contre des civils\u202f?`,
    subtitle: (km, days) => `Événements à ${km}\u00a0km et ${days} jours au plus, sur ceux que l’on attend, intervalles à 90\u00a0%`,
    directions: {
      forward: (whom) => `Vers l’avant\u00a0: événements${whom} après des violences d’autres contre des civils`,
      backward: (whom) => `Vers l’arrière\u00a0: violences d’autres contre des civils après des événements${whom}`,
      placebo: () => "Contrôle\u00a0: vers l’avant, jours décalés d’un an"
    },
    wake: "Sillages appariés",
    hawkes: "Processus de Hawkes",
    moved: "Médiane des sillages à des jours déplacés",
    says: (km, days, wake, hawkes) => `À ${km}\u00a0km et ${days} jours au plus\u00a0: ${wake} fois les événements attendus sans cela selon les sillages appariés, ${hawkes} fois selon le processus de Hawkes.`,
    note: "Compatible ou non, jamais causé\u00a0: une troisième chose qui agit sur les deux en quelques semaines donne la même image.",
    read: "Regarder d’abord p. La barre est la même chose pour des jours déplacés, dont beaucoup sont aussi dans des sillages.",
    recruitment: "Le recrutement lui-même ne se calcule pas à partir d’événements."
  }
};
