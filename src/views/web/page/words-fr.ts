import type {Words} from "./words.ts";

const units: Record<string, [one: string, many: string]> = {month: ["mois", "mois"], week: ["semaine", "semaines"], quarter: ["trimestre", "trimestres"], year: ["an", "ans"]};

export const fr: Words = {
  lang: "fr",
  loading: "Chargement…",
  skip: "Aller aux chiffres",
  simulated: "SIMULÉ",
  simulatedNote: "Simulation : rien de tout cela n’a eu lieu.",
  notACensus: "Événements marquants tirés de comptes rendus publics, et non un recensement : on ne peut en lire ni total, ni tendance, ni zéro.",
  copied: "Copié",
  copyByHand: "Copier à la main",
  panels: {filters: "Filtres", measure: "Mesures", claims: "Affirmations", events: "Événements", data: "Données"},
  header: {
    title: "Page", share: "Copier le lien", help: "Aide", theme: "Couleurs", themes: {auto: "Auto", light: "Clair", dark: "Sombre"}, parts: "Parties de la page", map: "Carte", panel: "Chiffres"
  },
  headline: {
    found: (deaths, best, events, count) => `${deaths} ${best < 2 ? "mort" : "morts"} dans ${events} ${count < 2 ? "événement recensé" : "événements recensés"}`,
    unknown: (events, count) => `${events} ${count < 2 ? "événement recensé" : "événements recensés"}, nombre de morts inconnu`,
    landmarks: (events, count) => `${events} ${count < 2 ? "événement marquant tiré" : "événements marquants tirés"} de comptes rendus publics`,
    none: "Rien de recensé",
    failed: "Pas de réponse",
    unknownToo: (events, count) => `Pour ${events} ${count < 2 ? "autre événement" : "autres événements"}, le nombre de morts n’est pas connu.`
  },
  sentence: {
    events: "Événements recensés",
    roles: {
      involved: (who) => ` impliquant ${who}`, any: (who) => ` où ${who} est nommé à un titre quelconque`, perpetrator: (who) => ` commis par ${who} contre des civils`, target: (who) => ` visant ${who}`
    },
    where: (where) => `, ${where}`,
    since: (day) => `depuis le ${day}`,
    until: (day) => `jusqu’au ${day}`,
    deaths: (n) => `avec au moins ${n} morts`,
    precision: (n) => `lieu connu avec la précision ${n} ou mieux`,
    bbox: "dans un cadre de la carte",
    release: (release) => `version ${release} seule`,
    asOf: (day) => `tels que connus le ${day}`,
    source: (source) => `source : ${source}`
  },
  time: {
    title: "Temps",
    quantity: (census, unit) => `${census ? "Morts, meilleure estimation," : "Événements marquants"} par ${units[unit]?.[0] ?? unit}`,
    gap: "rien de ce qui est chargé ne couvre cette période",
    empty: "Aucune période à montrer : rien n’est chargé ou recensé.",
    failed: "L’axe du temps n’a pas pu être chargé.",
    all: "Toutes les dates",
    from: "Premier jour de la sélection",
    to: "Dernier jour de la sélection"
  },
  play: {
    title: "Lecture", play: "Lire", pause: "Pause", stop: "Tout montrer", options: "Options", mode: "Montrer", window: "une fenêtre glissante", cumulative: "tout depuis le début", width: "de", speed: "à raison de", loop: "en boucle", position: "Moment montré", everything: "Toute la sélection",
    periods: (n, unit) => `${n} ${units[unit]?.[n === 1 ? 0 : 1] ?? unit}`,
    perSecond: (n, unit) => `${n} ${units[unit]?.[1] ?? unit} par seconde`
  },
  map: {
    waiting: "La carte se charge…",
    credit: "Natural Earth. Frontières contestées en tirets.",
    creditLine: "Fond de carte : Natural Earth, domaine public ; frontières contestées en tirets. Projection de Mercator : les surfaces grandissent loin de l’équateur ; symboles et échelle valent au milieu de la carte.",
    frame: "Tout montrer",
    noWebgl: "La carte ne peut pas être dessinée ici",
    noWebglCure: "Ce navigateur n’offre pas WebGL. Les chiffres, graphiques et tableaux fonctionnent sans lui ; les événements figurent dans la liste des événements.",
    controls: {
      "NavigationControl.ZoomIn": "Agrandir", "NavigationControl.ZoomOut": "Réduire", "Map.Title": "Carte des événements recensés ; la liste des événements en est le tableau", "AttributionControl.ToggleAttribution": "Sources de la carte",
      "ScaleControl.Kilometers": "km", "ScaleControl.Meters": "m"
    }
  },
  legend: {
    title: "Légende", area: "Surface\u00a0:", deaths: "morts, meilleure estimation", events: "événements", ring: "connu au district ou à la région seulement", none: "aucun mort connu", single: "Chaque symbole est un événement.", places: "Chaque symbole est un lieu et un type de violence.",
    square: (size) => `Chaque symbole vaut pour un carré de ${size}°. Agrandissez pour voir lieux et événements.`,
    sizes: (values) => `Surfaces des symboles pour ${values}`
  },
  layers: {
    title: "Carte", boxed: "seulement ce que montre la carte", selection: "La sélection", measures: "Une mesure", places: "Lieux", cells: "Cellules PRIO-GRID", density: "Densité",
    cellsNote: "Cellules d’un demi-degré (PRIO-GRID) ; cinq classes d’environ autant de cellules. Cliquez sur une cellule pour ses événements.",
    playedNote: "Cellules d’un demi-degré (PRIO-GRID) ; cinq classes d’environ autant de cellules sur toute la lecture.", playedScale: "Une seule échelle pour toute la lecture.",
    measureNote: "Cinq classes d’environ autant de lieux. Formulaire et graphique se trouvent sous Mesures.",
    densityHead: (area) => area === "deaths" ? "Morts pour 1 000 km²" : "Événements pour 1 000 km²",
    atLeast: (value) => `à partir de ${value}`,
    bandwidth: (km) => `Noyau gaussien, largeur de bande ${km} km ; elle change avec le zoom. Lisse là où les lieux sont rares : regardez aussi les lieux.`
  },
  tip: {
    counts: (n, count) => `${n} ${count < 2 ? "événement" : "événements"}`,
    deaths: (n, count) => `${n} ${count < 2 ? "mort" : "morts"}`,
    more: (n, count) => `et ${n} ${count < 2 ? "autre événement" : "autres événements"} ici`,
    coarse: "La plupart ne sont connus qu’au district ou à la région : le symbole est au point que donne la source.",
    click: "Cliquez pour les événements."
  },
  event: {
    unknownDeaths: "nombre de morts inconnu", noPlace: "lieu inconnu", exact: "lieu connu exactement", place: (level) => `connu au niveau : ${level}`, sides: ["camp A", "camp B", "civils", "camp inconnu"],
    datePrecision: (code) => ({2: "date à 2–6 jours près", 3: "date à une semaine près", 4: "date à un mois près", 5: "date à plus d’un mois près"} as Record<number, string>)[code] ?? `précision de la date : ${code}`
  },
  events: {
    here: "Événements de ce lieu", all: "Événements de la sélection", everywhere: "Tous les événements de la sélection", order: "Ordre", byDeaths: "les plus meurtriers d’abord", byDate: "par date", text: "avec les mots de la source",
    shown: (from, to) => `Événements ${from} à ${to}`, before: "Précédents", next: "50 suivants"
  },
  filters: {
    actor: "Acteur", actorHint: "nom, alias ou sigle", noActor: "Aucun acteur de cette source ne porte ce nom.", remove: (text) => `Retirer ${text}`, kinds: "Types de violence", country: "Pays", another: "ajouter un pays", anyCountry: "tous les pays", world: "le monde",
    from: "Du", to: "Au", dateForm: "AAAA-MM-JJ", source: "Source", preferred: "comme ci-dessus", deaths: "Morts, au moins", precision: "Lieu, au moins", anyPrecision: "toute précision", more: "Autres filtres", clear: "Effacer tous les filtres"
  },
  params: {
    role: "rôle", attribution: "attribution", admin1: "région", release: "version", "as-of": "tel que connu le", by: "par", split: "séparer par", count: "compter", limit: "au plus", order: "ordre", list: "pays à citer", text: "avec les textes de la source", names: "noms", sub: "types détaillés", n: "nombre",
    at: "dates", of: "de", per: "par", show: "montrer", after: "après", km: "km", least: "au moins", other: "autre", reach: "portée", cutoff: "limite", missing: "manquants", unit: "unité", size: "taille de la cellule", seed: "graine", permutations: "permutations", days: "jours", target: "cible", join: "lieux à joindre", quantile: "quantile", variants: "variantes", offset: "à partir de", grid: "grille", window: "fenêtre", draws: "tirages"
  },
  paramAbout: {
    role: "impliqué : l’un des deux camps ; auteur ou cible : seulement là où la source le définit ; tous : aussi comme acteur associé",
    attribution: "avec quelle certitude la source nomme l’acteur", admin1: "unité de premier niveau, par le nom de la source ou celui du polygone", release: "une seule version au lieu des événements actuels", "as-of": "les données telles qu’elles étaient à la fin de ce jour"
  },
  values: {
    involved: "impliqué, l’un des camps", perpetrator: "auteur", target: "cible", any: "tous, aussi associé", month: "mois", quarter: "trimestre", year: "année", week: "semaine", all: "ensemble", none: "aucun", country: "pays", type: "type de violence", start: "au début de l’événement", spread: "réparti sur ses jours", date: "par date", deaths: "par nombre de morts",
    named: "nommé", joint: "nommé avec d’autres", either: "l’un ou l’autre", suspected: "soupçonné", component: "composante", unidentified: "non identifié", cells: "cellules", units: "unités", countries: "pays", series: "séries", source: "source", models: "modèles", curves: "courbes", cell: "cellule", admin1: "région", effects: "effets", components: "parties", joining: "jonction", last: "dernier mois", sensitivity: "sensibilité", years: "années", polygon: "polygone", events: "événements"
  },
  precisions: {
    exact: "exact", "within about 25 km": "à 25 km près environ", "second-level unit": "unité de deuxième niveau", "first-level unit": "unité de premier niveau", "line or fuzzy area": "ligne ou zone floue", country: "pays", "international waters or air": "eaux ou espace aérien internationaux", town: "ville", "near, or a district": "à proximité, ou district", region: "région"
  },
  measureTitles: {
    events: "Événements", fatalities: "Morts et événements au fil du temps", countries: "Morts par pays", civilians: "Civils tués", losses: "Morts par camp", types: "Types de violence", opponents: "Adversaires", admin1: "Morts par région", places: "Lieux des événements", marks: "Symboles d’une carte", deadliest: "Événements les plus meurtriers", growth: "Loi de croissance",
    extent: "Étendue au fil du temps", arrival: "Premiers événements recensés", intervention: "Avant et après une date", consolidation: "Civils depuis l’arrivée", front: "Avancée vers une cible", belt: "Ceintures d’activité", control: "Contrôle estimé", franchise: "Groupes d’événements et leurs tactiques", contagion: "Après des violences contre les civils", haven: "Silence à côté de la violence", scdi: "Dynamique spatiale du conflit", "spread-type": "Déplacement ou escalade"
  },
  measureAbout: {
    events: "Les événements d’une sélection, une ligne chacun, tels que la source les recense.",
    fatalities: "Événements et morts (bas, meilleure estimation, haut) par période. Une période couverte sans événement vaut 0 ; une période que rien ne couvre n’a pas de nombre.",
    countries: "Événements et morts par pays. Un pays couvert sans événement se lit « aucun recensé » selon la règle de la source, ce qui n’est pas « aucun survenu ».",
    types: "Événements et morts par type de violence, selon les types de la source.",
    admin1: "Événements et morts par unité de premier niveau.",
    places: "Événements et morts par lieu et type de violence. Un lieu connu seulement au district ou à la région figure à son propre niveau.",
    civilians: "Civils morts selon des définitions distinctes : tués par l’acteur (violence unilatérale dont il est le camp A), civils morts dans tous les événements qui l’impliquent (frappes d’armées comprises), et, là où la source dit seulement que des civils étaient visés, morts de ces événements. Les forces d’État et milices des mêmes pays figurent à côté.",
    losses: "Meilleure estimation des morts par camp des morts : les deux camps, les civils, et ceux dont le camp est inconnu. Avec un acteur, les siens figurent à part de ceux de ses adversaires.",
    opponents: "Événements et morts par adversaire de l’acteur, tel que la source nomme l’autre camp de la dyade ; civils là où la violence est unilatérale.",
    marks: "Événements et morts par carré d’une grille, ou par lieu publié, et type de violence, en une fois ou période par période : ce qu’une carte dessine.",
    deadliest: "Les événements comptant le plus de morts selon la meilleure estimation ; les ex æquo sont rangés par date, et le dernier rang les prend tous.",
    growth: "Ajuste sept courbes aux événements, aux morts ou aux cellules actives par période, les pèse l’une contre l’autre, et répond si la croissance est exponentielle : oui, non, ou impossible à dire.",
    extent: "Jusqu’où vont les événements recensés à chaque période : cellules d’un demi-degré avec événement, nouvelles et quittées, unités de premier niveau, pays, superficie, ellipse et centre, et ce qu’y fait la grille.",
    arrival: "Le premier événement recensé dans chaque cellule d’un demi-degré, unité de premier niveau ou pays, avec l’exactitude de sa date et de son lieu, depuis quand l’endroit est couvert, et ce qui a pu précéder.",
    intervention: "Si événements ou morts recensés changent à des dates données plus que leur tendance et le hasard ne le donnent : niveau et pente, à côté des mêmes à des dates placebo et chez tous les autres. Compatible avec un changement ou non ; jamais ce qui l’a causé.",
    consolidation: "Violences contre les civils selon le temps écoulé depuis le premier événement de l’acteur dans une cellule d’un demi-degré, à côté des combats et des autres camps. Compatible avec moins ou plus, ou non ; jamais pourquoi.",
    front: "À quelle distance d’une cible (côte, frontière, capitale, lieu, nord ou sud) arrivent chaque année les événements les plus proches, selon un quantile bas, et de combien de km par an cela avance, avec un intervalle.",
    belt: "Quelles cellules actives d’un demi-degré se tiennent, jusqu’où va une telle ceinture d’ouest en est et du nord au sud, quels pays elle relie ; et la probabilité que deux lieux nommés soient joints par l’une d’elles.",
    control: "Probabilité de cinq états entre le contrôle de l’acteur et celui du gouvernement, par cellule d’un demi-degré et par mois, autant que les tactiques de l’acteur le disent ; par unité de premier niveau, ou par cellule avec au moins 90 jours de retard.",
    franchise: "Groupes d’événements d’un acteur qui se tiennent dans l’espace et le temps, les tactiques de chacun, et si elles diffèrent plus que par hasard.",
    contagion: "Si les événements recensés de l’acteur deviennent plus fréquents à proximité après des violences d’autrui contre des civils, par sillages appariés et par un processus de Hawkes, dans les deux sens, à côté de déclencheurs déplacés d’un an. Compatible ou non ; jamais ce qui l’a causé.",
    haven: "Unités de premier niveau à côté de lieux actifs, avec peu ou pas d’événements : quelle part est proche d’événements extérieurs, combien le voisinage en ferait attendre, et combien ce silence surprend.",
    scdi: "Classes de l’indicateur de dynamique spatiale des conflits de l’OCDE pour chaque cellule de 50 km et chaque année : beaucoup ou peu d’événements pour la surface, groupés ou dispersés.",
    "spread-type": "Si la violence se propage en passant aux cellules voisines et en quittant les anciennes (déplacement), ou en gagnant les voisines tout en restant où elle était (escalade), plus que des cellules qui s’activeraient chacune pour soi."
  },
  measure: {
    choose: "Mesure", any: "Toute source", census: "Un recensement", ofActor: "Un recensement, sur un acteur", method: "Méthode et réserves", assumes: "Hypothèses", cautions: "À noter"
  },
  compare: {
    start: "Comparer à une seconde sélection", title: "Seconde sélection", first: "Première :", second: "Seconde :", actor: "Acteur de la seconde", swap: "Échanger", stop: "Finir la comparaison", scales: "Chaque graphique a sa propre échelle : comparez les nombres, non les hauteurs."
  },
  chart: {brush: "Glissez sur des périodes pour les sélectionner", pick: "Sélectionner"},
  table: {
    open: (n) => `Les chiffres (${n} lignes)`, caption: (title) => `Chiffres de : ${title}`, select: "Sélectionner", selectRow: (row) => `Sélectionner ${row}`, more: (n) => `En montrer plus (reste ${n})`
  },
  sources: {
    covers: (span, countries) => `Couvre ${span}, ${countries}.`, world: "le monde", missing: (spans) => `Rien de chargé pour ${spans}.`, release: "version", retrieved: "obtenue le", licence: "Licence :", more: (n) => `et ${n} autres versions`,
    download: "Télécharger", copyCommand: "Copier la commande"
  },
  claims: {
    title: "Ce que dit l’article, vérifié", article: (publisher, date) => `${publisher}, ${date}`, none: "Ce dossier ne contient pas d’affirmations.", checking: "Vérification des affirmations…", readings: "Lectures, classées d’avance", agrees: "concorde", differs: "ne concorde pas", noValue: "aucune valeur", events: "Événements sous-jacents", show: "Montrer sur la page",
    marks: {
      reproduced: "Retrouvé", reproduced_under: "Retrouvé en partie", off_by: "Inexact", another_quantity: "Autre grandeur", contradicted: "Contredit", not_computable: "Non calculable", outside: "Hors des événements", opinion: "Opinion", forecast: "Prévision"
    }
  },
  data: {
    title: "Ce qui est chargé", choose: "Importer un fichier de l’UCDP ou de l’ACLED", local: "Choisissez-le, ou déposez-le n’importe où sur la page. Il reste sur cet ordinateur.", drop: "Déposez le fichier pour l’importer", sending: "Transmission…", reading: "Lecture…", unchanged: "Ce fichier a déjà été importé ; rien n’a changé.",
    steps: {download: "Téléchargement…", check: "Vérification du texte…", import: "Importation…"},
    done: (name) => `${name} est importé.`, events: (n) => `${n} événements.`, license: "Licence :", inclusion: "Recense, selon sa règle :",
    rows: (read, accepted, rejected) => `${read} lignes lues, ${accepted} acceptées, ${rejected} rejetées`, rejections: "Lignes rejetées", moreRejections: (n) => `et ${n} autres ; harmattan rejections les donne toutes`,
    columns: {line: "Ligne", record: "Enregistrement", reason: "Raison", field: "Champ", value: "Valeur", raw: "Tel que dans le fichier", about: "Ce qui ne va pas"}
  },
  exports: {title: "Exporter", map: "La carte", playback: "La lecture", making: "Production des images", stop: "Annuler", stopped: "Abandonné ; rien n’est enregistré.", events: "Les événements (10 000 au plus)", done: "Le fichier est enregistré.", failed: "Le fichier n’a pas pu être produit."},
  empty: {
    none: "Aucun recensé",
    noneMeans: (span) => `Rien de ce que la source recense ne répond à cette sélection${span ? ` (couvert : ${span})` : ""}. Ce n’est pas « rien n’a eu lieu » : relâchez un filtre, ou lisez la règle de la source sous Données.`,
    notLoaded: "Pas de données pour cette période",
    notLoadedCure: "Aucune version chargée ne la couvre : on ne peut rien en dire. Choisissez d’autres dates, ou importez une version qui la couvre, sous Données.",
    store: "Rien n’est encore chargé",
    storeCure: "Importez un fichier de l’UCDP ou de l’ACLED sous Données (déposez-le sur la page), ou lancez harmattan fetch ucdp. Les fichiers de l’UCDP sont gratuits et sans compte."
  },
  failed: {
    title: "Le serveur n’a pas pu répondre", refused: "Cette question ne peut pas recevoir de réponse telle quelle", unreachable: "Le serveur ne répond pas", unreachableCure: "harmattan serve s’est peut-être arrêté. Relancez-le, puis rechargez ; l’adresse garde la vue.", cure: "Réessayez ; si cela persiste, le terminal de harmattan serve dit pourquoi.", again: "Réessayer", page: "La page s’est arrêtée", pageCure: "Un défaut de la page, non des données. Recommencez ; si cela revient, signalez l’adresse ci-dessus.", anew: "Recommencer"
  },
  help: {
    title: "Comment lire cette page", lead: "Des relevés de conflits armés tels qu’une source les publie : où, quand, qui, combien, et avec quelle certitude.",
    parts: [
      ["Carte", "La surface d’un symbole est son nombre de morts ; couleur et forme disent le type de violence. Un anneau ouvert n’est connu qu’au district ou à la région. Cliquez sur un symbole pour ses événements."],
      ["Temps", "Glissez sur les barres pour choisir des dates ; lancez la lecture pour les voir défiler. Hachuré : rien de chargé ne couvre cette période. Pas de barre : rien de recensé."],
      ["Filtres", "Choisissez acteurs, types, pays, précision. La phrase en tête dit ce qui est montré. L’adresse de la page garde tout : copiez le lien."],
      ["Mesures", "Toutes les questions que harmattan sait poser à ces événements, avec formulaire, graphique, chiffres, réserves, et la commande qui les refait."],
      ["Affirmations", "Quand un dossier est servi : ce que dit son article, chaque affirmation vérifiée. Ouvrez-en une et la page montre de quoi elle parle."]
    ],
    keysTitle: "Touches",
    keys: [["Espace", "lire ou suspendre"], [", .", "un pas en arrière ou en avant"], ["Échap", "finir la lecture"], ["+ − ← → ↑ ↓", "agrandir et déplacer la carte qui a le focus"], ["← →", "déplacer la borne de dates, ou l’onglet, qui a le focus"]],
    terms: "Les morts se lisent : meilleure estimation (bas–haut). « Aucun recensé » n’est pas « aucun survenu ». Intérêt public seulement : aucune personne privée, aucune position actuelle de forces.",
    close: "Commencer"
  }
};
