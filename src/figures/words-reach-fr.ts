import type {Words} from "./words.ts";
import type {reach as en} from "./words-reach-en.ts";

const halves: Readonly<Record<string, string>> = {north: "le nord ", south: "le sud ", east: "l’est ", west: "l’ouest ", northeast: "le nord-est ", northwest: "le nord-ouest ", southeast: "le sud-est ", southwest: "le sud-ouest "};

/** The words of the figures on where violence is and goes, in French. */
export const reach: typeof en = {
  extent: {
    title: (from, first, last, to, whom) => `Des événements${whom} dans ${first} mailles d’un demi-degré (${from}), puis ${last} (${to})`,
    one: (cells, whom) => `Des événements${whom} dans ${cells} mailles d’un demi-degré`,
    question: (whom) => `Jusqu’où s’étendent les événements${whom}\u202f?`,
    subtitle: (per) => `Mailles, mailles nouvelles et quittées, et unités de premier niveau avec des événements recensés, par ${per}`,
    cells: "Mailles d’un demi-degré avec un événement",
    change: "Mailles nouvelles (haut) et quittées (bas)",
    units: "Unités de premier niveau avec un événement",
    shifted: "minimum et maximum sur 16 grilles décalées",
    equal: "attendues à nombre égal d’événements",
    note: "Plus d’événements atteignent d’eux-mêmes plus de mailles\u202f; la ligne tiretée montre combien de mailles seraient atteintes par autant d’événements que dans la période la plus calme (parmi celles de dix et plus). La première période n’a que des mailles nouvelles.",
    maps: (per) => `Mailles d’un demi-degré avec un événement recensé, par ${per}`,
    legend: "Mailles",
    changes: {new: "Nouvelle\u00a0: premier événement recensé ici", stayed: "Déjà des événements avant", left: "Quittée\u00a0: seulement dans la période d’avant"},
    cellsIn: (n, one) => `${n} ${one ? "maille" : "mailles"}`,
    detail: (n, one, fresh) => `${n} ${one ? "maille" : "mailles"}, ${fresh} ${fresh === "1" || fresh === "0" ? "nouvelle" : "nouvelles"}`,
    says: (from, first, to, last, equalFirst, equalLast) => `${first} mailles en ${from}, ${last} en ${to}\u202f; entre parenthèses, ce que donnent 16 grilles décalées.${equalFirst === null || equalLast === null ? "" : ` À nombre égal d’événements, on atteindrait ${equalFirst} mailles en ${from} et ${equalLast} en ${to}.`}`,
    mapNote: "Plus d’événements atteignent d’eux-mêmes plus de mailles. Une maille sans événement recensé n’est pas une maille sans l’acteur, et dans la première période toutes les mailles sont nouvelles.",
    partial: (periods) => `Couvert ou demandé en partie seulement\u00a0: ${periods}.`,
    centroid: (km, from, to) => `Le centre s’est déplacé de ${km} km entre ${from} et ${to}.`
  },
  arrival: {
    title: {
      cell: (n, from, to, whom) => `Premiers événements recensés${whom} dans ${n} mailles d’un demi-degré, ${from} à ${to}`,
      admin1: (n, from, to, whom) => `Premiers événements recensés${whom} dans ${n} unités de premier niveau, ${from} à ${to}`,
      country: (n, from, to, whom) => `Premiers événements recensés${whom} dans ${n} pays, ${from} à ${to}`
    },
    question: (whom) => `Où et quand sont venus les premiers événements${whom}\u202f?`,
    subtitle: {cell: "Mailles selon l’année du premier événement recensé", admin1: "Unités de premier niveau selon l’année du premier événement recensé", country: "Pays selon l’année du premier événement recensé"},
    legend: "Année du premier événement",
    found: (country, date) => `${country}\u00a0: ${date}`,
    points: "Une marque se trouve au premier événement de son unité.",
    lines: "Un trait sombre sépare des mailles atteintes à des époques différentes, ou borde tout ce qui a été atteint.",
    perYear: (counts) => `Atteintes pour la première fois\u00a0: ${counts}.`,
    inYear: (year, n) => `${n} en ${year}`,
    order: (countries) => `Premier par pays\u00a0: ${countries}.`,
    note: "Le premier événement recensé n’est pas le premier événement\u00a0: une source recense ce que sa règle d’inclusion admet.",
    coarse: (n) => `Dans ${n} unités, des événements antérieurs sont connus dont le lieu est trop vague pour dire s’ils y étaient.`,
    early: (n, date) => `${n} de ces premiers événements sont à moins d’un an du début de la couverture (${date})\u00a0: ils sont peut-être venus plus tôt.`,
    empty: "Aucun événement à montrer"
  },
  front: {
    nearest: (percent) => (percent === 10 ? "dixième le plus proche" : percent === 25 ? "quart le plus proche" : percent === 20 ? "cinquième le plus proche" : `centile ${percent} le plus proche`),
    targets: {coast: "la côte", border: "la frontière terrestre la plus proche", capital: "la capitale la plus proche", north: "le nord", south: "le sud"},
    approaches: (km, target, whom, nearest) => `Le ${nearest} des événements${whom} avance de ${km}\u00a0km par an vers ${target}`,
    recedes: (km, target, whom, nearest) => `Le ${nearest} des événements${whom} recule de ${km}\u00a0km par an (repère\u00a0: ${target})`,
    unsure: (km, range, target, whom, nearest) => `Pas d’avancée sûre vers ${target}\u00a0: ${km}\u00a0km par an (${range}) pour le ${nearest} des événements${whom}`,
    tooFew: (target, whom) => `Trop peu d’événements${whom} pour dire s’ils avancent vers ${target}`,
    question: (target, whom) => `Les événements${whom} avancent-ils vers ${target}\u202f?`,
    range: (low, high) => `de ${low} à ${high}`,
    subtitle: (nearest, target) => `Distance du ${nearest} des événements de chaque année (repère\u00a0: ${target}), en km`,
    line: "Droite ajustée à tous les mois, bande à 90\u00a0%",
    distance: (nearest) => `${nearest.charAt(0).toUpperCase()}${nearest.slice(1)} de l’année`,
    nearestEvent: "Événement le plus proche de l’année",
    reasons: {
      approaches: "Les deux façons de pondérer les années s’accordent.",
      recedes: "Les deux façons de pondérer les années s’accordent.",
      counts: "Cela dépend des années qui ont beaucoup d’événements.",
      open: "L’intervalle contient aussi l’absence de mouvement."
    },
    says: (speed, equal, years) => `Avancée\u00a0: ${speed}\u00a0km par an\u202f; à poids égal des années, ${equal}.${years}`,
    years: (from, first, to, last, nearest) => ` Le ${nearest} des événements se trouvait à ${first}\u00a0km au plus en ${from} et à ${last}\u00a0km au plus en ${to}.`,
    tooFewSays: (events, months) => `Il y a ${events} événements localisés en ${months} mois couverts\u202f; il en faut 20 en 24 mois.`,
    quantile: "Une part des événements, et non le plus proche\u00a0: plus d’événements ne suffisent pas à la déplacer.",
    place: "Une distance par année\u00a0: elle ne nomme aucun lieu et ne montre aucune position de forces.",
    inside: (km) => `${km}\u00a0km`
  },
  belt: {
    over: (share) => `plus de ${share}`,
    under: (share) => `moins de ${share}`,
    half: (half, country) => `${halves[half] ?? half}${country}`,
    joined: (a, b, p, whom) => `Une ceinture d’événements recensés${whom} relie ${a} et ${b} (probabilité ${p})`,
    apart: (a, b, whom) => `Aucune ceinture d’événements recensés${whom} ne relie ${a} et ${b}`,
    endEmpty: (a, b, empty, whom) => `Aucune ceinture ne relie ${a} et ${b}\u00a0: aucun événement${whom} n’est recensé de ce côté (${empty})`,
    open: (a, b, low, high, whom) => `On ne peut dire si une ceinture d’événements recensés${whom} relie ${a} et ${b} (probabilité de ${low} à ${high})`,
    tooFew: (a, b, whom) => `Trop peu d’événements localisés${whom} pour dire si une ceinture relie ${a} et ${b}`,
    largest: (cells, all, belts, whom) => `${cells} des ${all} mailles avec des événements${whom} se tiennent, dans la plus grande de ${belts} ceintures`,
    single: (cells, whom) => `Les ${cells} mailles avec des événements${whom} se tiennent toutes`,
    question: (whom) => `Les événements${whom} forment-ils une ceinture\u202f?`,
    subtitle: "Mailles d’un demi-degré avec un événement recensé\u202f; celles qui se touchent, même par un coin, se tiennent",
    legend: "Mailles avec un événement",
    main: "La ceinture qui atteint les deux lieux",
    biggest: "La plus grande ceinture",
    others: "Autres ceintures",
    at: "Lieu dont il est question",
    says: (placed, resampled, completed, missing, grids) => `Probabilité que des mailles actives relient les deux\u00a0: ${placed}\u202f; ${resampled} si l’on tire à nouveau les événements au sort, ${completed} si l’on remet les ${missing} que la source peut manquer\u202f; reliés sur ${grids} grilles de 16.`,
    gap: (km) => ` Le plus grand vide entre événements sur le meilleur chemin est de ${km}\u00a0km.`,
    spans: (cells, share) => ` La plus grande ceinture compte ${cells} mailles, ${share} du total.`,
    note: "Une ceinture d’événements n’est pas une ceinture de contrôle\u00a0: personne ne tient forcément ce qui est entre eux.",
    window: "Une période plus longue relie davantage\u00a0: ne comparer que des durées égales.",
    empty: "Aucun événement localisé à montrer"
  },
  haven: {
    silent: (places, whom) => `Moins d’événements${whom} que ne l’expliquent la violence voisine et le hasard\u00a0: ${places}`,
    several: (n, most) => `${n} unités de premier niveau, surtout ${most}`,
    none: (whom) => `À côté des événements${whom}, aucune unité n’est plus silencieuse que ne l’explique le hasard`,
    tooFew: (whom) => `Trop peu d’unités à côté des événements${whom} pour distinguer un silence surprenant du hasard`,
    question: (whom) => `Quelles unités à côté des événements${whom} sont silencieuses\u202f?`,
    subtitle: (km) => `Unités de premier niveau avec des terres à ${km}\u00a0km au plus d’un événement extérieur\u00a0: événements recensés, et attendus s’ils étaient aussi denses qu’à côté`,
    unit: (unit, country) => `${unit}, ${country}`,
    tints: "À quel point si peu d’événements surprennent",
    classes: ["Hasard\u00a0: 5\u00a0% au plus", "Hasard\u00a0: de 5 à 20\u00a0%", "Rien de surprenant", "Moins d’un événement attendu", "Pas à côté d’événements, ou non testé"],
    rows: "Les plus silencieuses d’abord\u00a0: recensés, et attendus avec leur intervalle à 90\u00a0%",
    value: (recorded, expected) => `${recorded} recensés, ${expected} attendus`,
    recorded: "Recensés",
    unusual: "Recensés, hasard de 5\u00a0% au plus",
    range: "Attendus, avec leur intervalle à 90\u00a0%",
    country: (country, recorded, expected, units, one) => `${country}\u00a0: ${recorded} recensés, ${expected} attendus dans ${units} ${one ? "unité" : "unités"}`,
    says: (below, units, chance, countries) => `${below} des ${units} unités à côté d’événements en ont si peu que le hasard n’en donne aussi peu que dans 5\u00a0% des cas\u202f; par le seul hasard, ce serait ${chance} au plus. ${countries}.`,
    tooFewSays: (units) => `${units} unités se trouvent à côté d’événements\u202f; il en faut huit pour savoir combien les voisins renseignent.`,
    presence: "Le silence n’est pas une présence\u00a0: il ne dit pas que quelqu’un s’y repose, y passe ou s’y cache.",
    reasons: "Une unité peut être silencieuse parce que l’État la tient, parce que peu de gens y vivent, ou parce que personne n’en rend compte.",
    more: (n) => `${n} autres unités sont dans le tableau.`,
    chance: (share) => `hasard ${share}`,
    empty: "Aucune unité à côté d’événements"
  },
  scdi: {
    title: (high, cells, year, whom) => `${high} des ${cells} mailles avec des événements${whom} en avaient beaucoup pour leur surface en ${year}`,
    both: (first, of, from, last, to, year, whom) => `Mailles avec beaucoup d’événements${whom} pour leur surface\u00a0: ${first} sur ${of} en ${from}, ${last} sur ${to} en ${year}`,
    question: (whom) => `Les événements${whom} sont-ils denses, et groupés\u202f?`,
    subtitle: (cutoff) => `Mailles de 50\u00a0km par année\u00a0: intensité haute à partir de ${cutoff} événements pour 10\u202f000\u00a0km², groupés ou dispersés dans la maille`,
    legend: "Classe d’une maille",
    told: {"clustered high": "hautes et groupées", "dispersed high": "hautes et dispersées", "clustered low": "basses et groupées", "dispersed low": "basses et dispersées", single: "à un seul événement"},
    classes: {"clustered high": "Haute, groupés", "dispersed high": "Haute, dispersés", "clustered low": "Basse, groupés", "dispersed low": "Basse, dispersés", single: "Un événement"},
    cells: (n, one) => `${n} ${one ? "maille" : "mailles"}`,
    high: (n) => `${n} hautes`,
    axis: "Mailles de 50\u00a0km avec un événement",
    says: (year, parts) => `Mailles en ${year}, par intensité et disposition\u00a0: ${parts}.`,
    part: (n, name) => `${n} ${name}`,
    unsure: (n, of) => ` Dans ${n} des ${of} mailles de deux événements et plus, groupé et dispersé ne se distinguent pas.`,
    towns: "Une source qui situe les événements dans les villes les fait paraître groupés, et le seuil est un choix.",
    earlier: (from) => `Les années avant ${from} sont dans le tableau.`,
    empty: "Aucune maille à montrer"
  },
  spreadType: {
    answers: {
      escalation: (whom) => `Les événements${whom} gagnent des mailles voisines tout en continuant dans les anciennes, plus souvent que par hasard`,
      relocation: (whom) => `Les événements${whom} gagnent des mailles voisines en quittant les anciennes, plus souvent que par hasard`,
      both: (whom) => `Les événements${whom} gagnent des mailles voisines plus souvent que par hasard, en quittant les anciennes et en y continuant`,
      neither: (whom) => `Les événements${whom} ne gagnent pas de mailles voisines plus souvent que par hasard`,
      too_few: (whom) => `Trop peu de mailles sont devenues actives pour dire comment s’étendent les événements${whom}`
    },
    question: (whom) => `Comment s’étendent les événements${whom}, en se déplaçant ou en grandissant\u202f?`,
    subtitle: (per) => `Voisines d’une maille qui devient active, par ${per}, et ce que l’on attend sans extension`,
    types: {
      escalation: "Escalade\u00a0: la voisine reste active",
      relocation: "Déplacement\u00a0: la voisine se tait"
    },
    observed: "Comptées",
    expected: "Attendues sans extension, intervalle à 90\u00a0%",
    value: (joins, expected) => `${joins} comptées, ${expected} attendues`,
    sum: (joins, expected, p) => `${joins} en tout, ${expected} attendues, p ${p}`,
    says: (name, joins, expected, range) => `${name}\u00a0: ${joins} voisines de la sorte, pour ${expected} (${range}) attendues sans extension`,
    tooFewSays: (n) => `Des mailles sont devenues actives ${n} fois\u202f; il en faut dix.`,
    names: {escalation: "escalade", relocation: "déplacement"},
    cause: "Des voisines qui deviennent actives pour une cause commune comptent comme extension, et un silence ne dit pas que quelqu’un est parti.",
    grid: "La taille des mailles et des périodes décide de ce qui est voisin et de ce qui reste."
  }
};

export const reachColumns: Readonly<Record<string, string>> = {
  year: "Année",
  cell: "Maille",
  change: "Changement",
  belt: "Ceinture",
  ends: "Atteint",
  country_codes: "Pays",
  cells_share: "Part des mailles",
  type: "Type",
  pairs: "Paires de périodes",
  joins: "Comptées",
  expected: "Attendu",
  ratio: "Rapport",
  distance_km: "Distance, km",
  line_km: "Droite, km",
  line_low_km: "Droite, bas",
  line_high_km: "Droite, haut",
  equal_km: "À nombre égal, km",
  nearest_km: "Événement le plus proche, km",
  nearest_equal_km: "Le plus proche à nombre égal, km",
  all_km: "Avec les lieux vagues, km",
  exposed_km2: "Terres exposées, km²",
  exposed_share: "Part de l’unité",
  coarse: "Événements de lieu vague",
  surprise: "Hasard d’aussi peu",
  class: "Classe",
  per_10000_km2: "Pour 10 000 km²",
  z: "Erreurs types"
};

export const reachValues: Readonly<Record<string, string>> = {
  new: "nouvelle", stayed: "restée", again: "de nouveau", left: "quittée", relocation: "déplacement", escalation: "escalade", "clustered high": "haute, groupés", "dispersed high": "haute, dispersés", "clustered low": "basse, groupés", "dispersed low": "basse, dispersés", single: "un événement"
};

/** Cautions of measures of places; English has them as their measures say them. */
export const reachCautions: Words["cautions"] = {
  coarse_left_out: (v) => `Dans aucune maille, car le lieu n’est connu qu’au district ou moins\u00a0: ${v("events")} événement(s).`,
  coarse_no_distance: (v) => `Dans aucune distance, car le lieu n’est connu qu’au district ou moins\u00a0: ${v("events")} événement(s).`,
  coarse_not_exposing: (v) => `N’exposent aucun voisin, car le lieu n’est connu qu’au district ou moins\u00a0: ${v("events")} événement(s).`,
  coarse_not_in_belt: (v) => `Dans aucune ceinture, car le lieu n’est connu qu’au district ou moins\u00a0: ${v("events")} événement(s), dont ${v("drawn")} sont placés au sort dans ce qui est connu pour les probabilités.`,
  belt_grids: (v) => `Sur 16 grilles décalées, il y a de ${v("belts_least")} à ${v("belts_most")} ceintures, la plus grande de ${v("cells_least")} à ${v("cells_most")} mailles\u202f; avec des mailles d’un quart de degré, de ${v("fine_least")} à ${v("fine_most")} ceintures.`,
  extent_grids: (v) => `Mailles sur 16 grilles décalées\u00a0: ${v("spans")}.`,
  date_vague: (v) => `Laissés de côté, car la date n’est connue qu’à une durée plus longue que celle demandée\u00a0: ${v("events")} événement(s).`,
  cluster_reach: (v) => `Groupes à ${v("km")}\u00a0km\u00a0: ${v("clusters")}\u202f; à la moitié\u00a0: ${v("half")}\u202f; au double\u00a0: ${v("twice")}.`,
  tactic_unknown: (v) => `Sans tactique qui distingue attentats et combats, laissés de côté\u00a0: ${v("events")} événement(s).`
};
