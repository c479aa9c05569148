import type {ActorKind} from "../event.ts";
import {normalForm} from "./normal-form.ts";

/** An actor that goes by several names. Short name, spellings of sources, other names in English and French. */
export interface Actor {
  name: string;
  kind: ActorKind;
  /** ISO 3166-1 alpha-3 of its home; empty for an actor of the world. */
  countries: readonly string[];
  /** Actor ids of UCDP, from the actor list 22.1 or the GED files. Where UCDP gives an id, the id decides and not the name. */
  ucdp: readonly string[];
  /** UCDP ids of other actors, or lists of them, under the same name. */
  not?: readonly string[];
  /** Spellings of UCDP and ACLED, without ACLED's period. */
  names: readonly string[];
  aliases: readonly string[];
  /** One name for groups all over the world: asked for only together with a place. */
  worldwide?: true;
  /** Groups that it was made of or that belong to it, each an actor of its own: counted only on request. */
  components?: readonly string[];
  /** The actor to which a source that does not tell them apart gives its events. */
  umbrella?: string;
  /** A militia that fights on the side of the state of its home. */
  besideState?: true;
}

/** One state, from which its government, its army and its police are made. */
export interface State {
  iso3: string;
  ucdp: string;
  /** As in "Government of Mali"; the first is UCDP's. */
  names: readonly string[];
  /** As in "Malian army". */
  adjective: string;
  /** As in "gouvernement malien" and "armée malienne". */
  adjectiveFr: readonly [masculine: string, feminine: string];
  armyAliases?: readonly string[];
}

export const states: readonly State[] = [
  {iso3: "MLI", ucdp: "72", names: ["Mali"], adjective: "Malian", adjectiveFr: ["malien", "malienne"], armyAliases: ["FAMa"]},
  {iso3: "BFA", ucdp: "78", names: ["Burkina Faso"], adjective: "Burkinabe", adjectiveFr: ["burkinabè", "burkinabè"], armyAliases: ["Burkina Faso Armed Forces", "Forces armées nationales du Burkina Faso"]},
  {iso3: "NER", ucdp: "75", names: ["Niger"], adjective: "Nigerien", adjectiveFr: ["nigérien", "nigérienne"], armyAliases: ["Niger Armed Forces"]},
  {iso3: "BEN", ucdp: "1209", names: ["Benin"], adjective: "Beninese", adjectiveFr: ["béninois", "béninoise"], armyAliases: ["Benin Armed Forces", "Benin's armed forces"]},
  {iso3: "TGO", ucdp: "82", names: ["Togo"], adjective: "Togolese", adjectiveFr: ["togolais", "togolaise"]},
  {iso3: "CIV", ucdp: "76", names: ["Ivory Coast", "the Ivory Coast", "Cote d'Ivoire"], adjective: "Ivorian", adjectiveFr: ["ivoirien", "ivoirienne"], armyAliases: ["FACI", "Armed Forces of Cote d'Ivoire", "Forces armées de Côte d'Ivoire"]},
  {iso3: "GHA", ucdp: "81", names: ["Ghana"], adjective: "Ghanaian", adjectiveFr: ["ghanéen", "ghanéenne"], armyAliases: ["Ghana Armed Forces"]},
  {iso3: "NGA", ucdp: "84", names: ["Nigeria"], adjective: "Nigerian", adjectiveFr: ["nigérian", "nigériane"]},
  {iso3: "TCD", ucdp: "87", names: ["Chad"], adjective: "Chadian", adjectiveFr: ["tchadien", "tchadienne"]},
  {iso3: "CMR", ucdp: "83", names: ["Cameroon"], adjective: "Cameroonian", adjectiveFr: ["camerounais", "camerounaise"]},
  {iso3: "MRT", ucdp: "74", names: ["Mauritania"], adjective: "Mauritanian", adjectiveFr: ["mauritanien", "mauritanienne"]},
  {iso3: "DZA", ucdp: "109", names: ["Algeria"], adjective: "Algerian", adjectiveFr: ["algérien", "algérienne"]},
  {iso3: "GIN", ucdp: "77", names: ["Guinea"], adjective: "Guinean", adjectiveFr: ["guinéen", "guinéenne"]},
  {iso3: "SEN", ucdp: "73", names: ["Senegal"], adjective: "Senegalese", adjectiveFr: ["sénégalais", "sénégalaise"]},
  {iso3: "FRA", ucdp: "33", names: ["France"], adjective: "French", adjectiveFr: ["français", "française"]},
  {iso3: "RUS", ucdp: "57", names: ["Russia"], adjective: "Russian", adjectiveFr: ["russe", "russe"]}
];

const groups: readonly Actor[] = [
  {
    name: "JNIM", kind: "rebel", countries: ["MLI", "BFA", "NER", "BEN", "TGO"], ucdp: ["6716"],
    names: ["JNIM", "JNIM: Group for Support of Islam and Muslims", "JNIM: Jama'at Nasr al-Islam wal Muslimin"],
    aliases: [
      "GSIM", "Groupe de soutien à l'islam et aux musulmans", "Group for Support of Islam and Muslims", "Group for the Support of Islam and Muslims",
      "Group to Support Islam and Muslims", "Nusrat al-Islam", "Nusrat al-Islam wal-Muslimin", "Jama'at Nusrat al-Islam wal-Muslimin", "Jama'at Nasr al-Islam wal Muslimin",
      "Jama'a Nusrat ul-Islam wa al-Muslimin", "Jama'at Nusrat al-Islam wal-Muslimin (JNIM)", "جماعة نصرة الإسلام والمسلمين"
    ],
    components: ["Ansar Dine", "Katiba Macina", "al-Mourabitoun", "AQIM Sahara branch", "Katiba Serma", "Katiba Hanifa"]
  },
  {
    name: "Ansar Dine", kind: "rebel", countries: ["MLI"], ucdp: ["1157"], names: ["Ansar Dine"],
    aliases: ["Ansar Eddine", "Ansar al-Din", "Ansardine", "Defenders of the Faith", "أنصار الدين"]
  },
  {
    name: "Katiba Macina", kind: "rebel", countries: ["MLI"], ucdp: ["6267"], names: ["FLM", "Katiba Macina"],
    aliases: ["Macina Liberation Front", "Front de libération du Macina", "Katibat Macina", "Katiba du Macina", "Macina Brigade"]
  },
  {
    name: "al-Mourabitoun", kind: "rebel", countries: ["MLI"], ucdp: ["4376"], names: ["al-Murabitun", "Al Mourabitoune Battalion"],
    aliases: ["Al Mourabitoune", "al-Murabitoun", "al-Mourabitoune", "The Sentinels", "المرابطون"]
  },
  {
    name: "AQIM Sahara branch", kind: "rebel", countries: ["MLI"], ucdp: [], names: [],
    aliases: ["AQIM Sahara", "Emirate of the Sahara", "Sahara Emirate", "Émirat du Sahara"]
  },
  {name: "Katiba Serma", kind: "rebel", countries: ["MLI"], ucdp: [], names: ["Katiba Serma"], aliases: ["Serma battalion"]},
  {name: "Katiba Hanifa", kind: "rebel", countries: ["BFA", "BEN"], ucdp: [], names: ["Katiba Hanifa"], aliases: ["Katibat Hanifa"]},
  {
    name: "AQIM", kind: "rebel", countries: ["DZA", "MLI"], ucdp: ["539"], names: ["AQIM", "AQIM: Al Qaeda in the Islamic Maghreb"],
    aliases: ["AQMI", "Al-Qaeda in the Islamic Maghreb", "Al-Qaida in the Islamic Maghreb", "Al-Qaïda au Maghreb islamique", "Al-Qaeda in the Islamic Maghreb (AQIM)", "GSPC", "Salafist Group for Preaching and Combat", "Groupe salafiste pour la prédication et le combat", "القاعدة في بلاد المغرب الإسلامي"]
  },
  {
    name: "MUJAO", kind: "rebel", countries: ["MLI"], ucdp: ["1161"], names: ["MUJAO", "MUJAO: Movement for Unity and Jihad in West Africa"],
    aliases: ["MUJWA", "Movement for Oneness and Jihad in West Africa", "Movement for Unity and Jihad in West Africa", "Mouvement pour l'unicité et le jihad en Afrique de l'Ouest"]
  },
  {
    name: "Signed-in-Blood Battalion", kind: "rebel", countries: ["DZA", "MLI"], ucdp: ["3481"], names: ["Signed-in-Blood Battalion"],
    aliases: ["Those Who Sign in Blood", "Al-Mulathamun battalion", "al-Mulathameen Brigade", "Katibat El Moulethemoune", "Masked Men Brigade", "Signataires par le sang"]
  },
  {
    name: "Ansarul Islam", kind: "rebel", countries: ["BFA"], ucdp: ["6648"], names: ["Ansaroul Islam"],
    aliases: ["Ansar ul Islam", "Ansar-ul-Islam lil-Ichad wal Jihad"]
  },
  {
    name: "ISGS", kind: "rebel", countries: ["MLI", "BFA", "NER"], ucdp: [], umbrella: "IS",
    names: [
      "Islamic State (Greater Sahara)", "Islamic State (West Africa) - Greater Sahara Faction", "Islamic State West Africa Province (ISWAP) - Greater Sahara Faction",
      "Islamic State (Sahel)", "Islamic State Sahel Province (ISSP)"
    ],
    aliases: [
      "ISSP", "EIGS", "EIS", "IS Sahel", "ISIS-GS", "ISGS: Islamic State in the Greater Sahara", "Islamic State in the Greater Sahara", "Islamic State Greater Sahara", "Islamic State Sahel",
      "Islamic State Sahel Province", "Islamic State - Sahel Province", "État islamique au Grand Sahara", "État islamique dans le Grand Sahara", "État islamique au Sahel", "État islamique - Province du Sahel"
    ]
  },
  {
    name: "ISWAP", kind: "rebel", countries: ["NGA", "NER", "TCD", "CMR"], ucdp: [], umbrella: "IS",
    names: [
      "Islamic State (West Africa)", "Islamic State (West Africa) - Lake Chad Faction", "Islamic State West Africa Province (ISWAP)",
      "Islamic State West Africa Province (ISWAP) - Lake Chad Faction"
    ],
    aliases: ["Islamic State West Africa Province", "Islamic State in West Africa", "ISIS-West Africa", "État islamique en Afrique de l'Ouest", "EIAO", "EIPAO"]
  },
  {
    name: "Boko Haram", kind: "rebel", countries: ["NGA", "NER", "TCD", "CMR"], ucdp: ["1051"],
    names: [
      "Jama'atu Ahlis Sunna Lidda'awati wal-Jihad", "JAS", "Boko Haram - Jamaatu Ahli is-Sunnah lid-Dawati wal-Jihad",
      "Boko Haram - Jamaatu Ahli is-Sunnah lid-Dawatai wal-Jihad"
    ],
    aliases: ["Boko Haram (JAS)", "Jamaatu Ahli is-Sunnah lid-Dawati wal-Jihad", "Jama'atu Ahlis Sunna Lidda'adati wal-Jihad"]
  },
  {name: "Ansaru", kind: "rebel", countries: ["NGA"], ucdp: [], names: ["Ansaru"], aliases: ["Jama'atu Ansarul Muslimina FiBiladis Sudan"]},
  {name: "Mahmuda", kind: "organized", countries: ["NGA"], ucdp: ["9763"], names: ["Mahmuda"], aliases: ["Mahmuda group", "Mahmudawa"]},
  {name: "Lakurawa", kind: "organized", countries: ["NGA", "NER"], ucdp: [], names: ["Lakurawa"], aliases: ["Lakurawas"]},
  {
    name: "CMA", kind: "rebel", countries: ["MLI"], ucdp: ["1158"], names: ["CMA", "CMA: Coordination of Movements of the Azawad", "MNLA: National Movement for the Liberation of Azawad"],
    aliases: ["MNLA", "Coordination of Azawad Movements", "Coordination of Azawad Movements (CMA)", "Coordination des mouvements de l'Azawad", "National Movement for the Liberation of Azawad", "Mouvement national pour la libération de l'Azawad", "Mouvement national de libération de l'Azawad"]
  },
  {
    name: "CSP", kind: "rebel", countries: ["MLI"], ucdp: [], names: ["CSP", "CSP-PSD", "CSP-DPA"],
    aliases: ["Strategic Framework for the Defence of the People of Azawad", "Permanent Strategic Framework", "Cadre stratégique permanent"]
  },
  {
    name: "FLA", kind: "rebel", countries: ["MLI"], ucdp: ["8822"], names: ["FLA"],
    aliases: ["Azawad Liberation Front", "Azawad Liberation Front (FLA)", "Front de libération de l'Azawad"]
  },
  {name: "MAA", kind: "rebel", countries: ["MLI"], ucdp: ["4380"], names: ["MAA"], aliases: ["Arab Movement of Azawad", "Mouvement arabe de l'Azawad"]},
  {name: "FPLA", kind: "rebel", countries: ["MLI"], ucdp: ["934"], names: ["FPLA"], aliases: ["Popular Liberation Front of Azawad", "Front populaire de libération de l'Azawad"]},
  {name: "ATNMC", kind: "rebel", countries: ["MLI"], ucdp: ["523"], names: ["ATNMC"], aliases: []},
  {name: "MNJ", kind: "rebel", countries: ["NER"], ucdp: ["562"], names: ["MNJ"], aliases: ["Mouvement des Nigériens pour la Justice"]},
  {
    name: "GATIA", kind: "militia", countries: ["MLI"], ucdp: ["5880"], besideState: true, names: ["GATIA"],
    aliases: ["Imghad Tuareg Self-Defense Group and Allies", "Groupe autodéfense touareg Imghad et alliés"]
  },
  {
    name: "MSA", kind: "militia", countries: ["MLI", "NER"], ucdp: ["6836"], besideState: true, names: ["MSA"],
    aliases: ["Movement for the Salvation of Azawad", "Mouvement pour le salut de l'Azawad", "Mouvement du salut de l'Azawad"]
  },
  {
    name: "CM-FPR", kind: "militia", countries: ["MLI"], ucdp: ["6348"], names: ["CM-FPR"],
    aliases: ["Coordination of Movements and Fronts of Patriotic Resistance", "Coordination des mouvements et fronts patriotiques de résistance"]
  },
  {name: "Ganda Koy", kind: "militia", countries: ["MLI"], ucdp: ["715"], names: ["MPGK", "Ganda Koy"], aliases: ["Mouvement patriotique Ganda Koy"]},
  {name: "Ganda Izo", kind: "militia", countries: ["MLI"], ucdp: ["3157"], names: ["Ganda Iso", "Ganda Izo"], aliases: []},
  {
    name: "Dozos (Mali)", kind: "militia", countries: ["MLI"], ucdp: ["6769"], besideState: true, names: ["Dozos (Mali)", "Dozo Communal Militia (Mali)", "Dozo Militia (Mali)"],
    aliases: ["Dozos", "Dozo", "Donso", "Dozo hunters", "Dozo Militia", "chasseurs dozo", "chasseurs dozos"]
  },
  {
    name: "Dan Na Ambassagou", kind: "militia", countries: ["MLI"], ucdp: ["7092"], besideState: true, names: ["Dan na Ambassagou"],
    aliases: ["Dana Ambassagou", "Hunters who trust in God"]
  },
  {
    name: "VDP", kind: "militia", countries: ["BFA"], ucdp: [], not: ["8832", "8859"], besideState: true,
    names: ["VDP", "VDP: Volunteer for Defense of Homeland", "VDP: Volunteers for Defense of Homeland"],
    aliases: ["Volunteers for the Defence of the Homeland", "Volunteers for the Defense of the Homeland", "Volunteers for the Defence of the Homeland (VDP)", "Volontaires pour la défense de la patrie"]
  },
  {name: "Koglweogo", kind: "militia", countries: ["BFA"], ucdp: ["6857"], besideState: true, names: ["Koglweogo", "Koglweogo Militia"], aliases: ["Kogleweogo", "Koglwéogo", "Koglweogos"]},
  {
    name: "Banibangou Vigilance Committee", kind: "militia", countries: ["NER"], ucdp: ["8259"], besideState: true, names: ["Banibangou Vigilance Committee"],
    aliases: ["Comité de vigilance Banibangou"]
  },
  {name: "Yan Sakai", kind: "militia", countries: ["NGA"], ucdp: ["7372"], names: ["Yan Sakai"], aliases: []},
  {name: "Yan Gora", kind: "militia", countries: ["NGA"], ucdp: ["4000"], besideState: true, names: ["Yan Gora"], aliases: ["Civilian Joint Task Force", "Civilian JTF", "CJTF"]},
  {name: "Ambazonia insurgents", kind: "rebel", countries: ["CMR"], ucdp: ["7332"], names: ["Ambazonia insurgents"], aliases: ["Ambazonian separatists", "séparatistes ambazoniens"]},
  {name: "IPOB", kind: "rebel", countries: ["NGA"], ucdp: ["6287"], names: ["IPOB"], aliases: ["Indigenous People of Biafra"]},
  {name: "Fulani", kind: "communal", countries: [], ucdp: ["607"], names: ["Fulani"], aliases: ["Peul", "Peuls"]},
  {name: "Dogon", kind: "communal", countries: ["MLI"], ucdp: ["1219"], names: ["Dogon"], aliases: ["Dogons"]},
  {name: "Wagner Group", kind: "external", countries: ["RUS"], ucdp: [], names: ["Wagner Group"], aliases: ["Wagner", "PMC Wagner", "Groupe Wagner"]},
  {name: "Africa Corps", kind: "external", countries: ["RUS"], ucdp: [], names: ["Africa Corps"], aliases: ["Afrika Korps (Russia)", "Corps africain"]},
  {name: "Operation Barkhane", kind: "external", countries: ["FRA"], ucdp: [], umbrella: "Military Forces of France", names: ["Operation Barkhane"], aliases: ["Barkhane", "Opération Barkhane", "Force Barkhane"]},
  {
    name: "MINUSMA", kind: "external", countries: ["MLI"], ucdp: [], names: ["MINUSMA", "MINUSMA: United Nations Multidimensional Integrated Stabilization Mission in Mali"],
    aliases: ["UN Multidimensional Integrated Stabilization Mission in Mali", "United Nations Multidimensional Integrated Stabilization Mission in Mali"]
  },
  {name: "G5 Sahel Joint Force", kind: "external", countries: [], ucdp: [], names: ["G5 Sahel Joint Force"], aliases: ["FC-G5S", "G5 Sahel", "Force conjointe du G5 Sahel"]},
  {
    name: "IS", kind: "rebel", countries: [], ucdp: ["234"], worldwide: true, names: ["IS", "Islamic State"],
    aliases: ["ISIS", "ISIL", "Daesh", "Daech", "Islamic State of Iraq and Syria", "Islamic State of Iraq and the Levant", "État islamique"], components: ["ISGS", "ISWAP"]
  },
  {name: "al-Qaida", kind: "rebel", countries: [], ucdp: ["769"], worldwide: true, names: ["al-Qaida", "Al Qaeda"], aliases: ["Al-Qaïda", "القاعدة"], components: ["AQIM", "JNIM"]},
  {name: "Civilians", kind: "civilians", countries: [], ucdp: ["1"], names: ["Civilians"], aliases: ["civils"]}
];

/** The alias table: groups of West Africa and the Sahel, the states around them, and the few names that span the world. */
export const actors: readonly Actor[] = [...groups, ...states.flatMap(stateActors)];

/** The actor that goes by this name or alias, compared by whole normal form; null where the table has none. */
export function actorNamed(name: string): Actor | null {
  return byName.get(normalForm(name)) ?? null;
}

/** The actor with this id of UCDP, its government for a state; null where the table has none. */
export function actorOfUcdp(id: string): Actor | null {
  return byUcdp.get(id) ?? null;
}

/** Every spelling of an actor: its short name, the sources' and the others. */
export function spellings(actor: Actor): string[] {
  return [actor.name, ...actor.names, ...actor.aliases];
}

const byName = new Map(actors.flatMap((actor) => spellings(actor).map((name) => [normalForm(name), actor] as const)));
const byUcdp = new Map(actors.flatMap((actor) => actor.ucdp.map((id) => [id, actor] as const)));

function stateActors({iso3, ucdp, names, adjective, adjectiveFr: [masculine, feminine], armyAliases = []}: State): Actor[] {
  const government = `Government of ${names[0]}`;
  const [army, police] = [`Military Forces of ${names[0]}`, `Police Forces of ${names[0]}`];
  const state = {kind: "state", countries: [iso3]} as const;
  return [
    {
      ...state, name: government, ucdp: [ucdp], names: names.map((name) => `Government of ${name}`),
      aliases: [`${adjective} government`, `${adjective} authorities`, `${adjective} security forces`, `gouvernement ${masculine}`]
    },
    {
      ...state, name: army, ucdp: [], umbrella: government, names: names.map((name) => `Military Forces of ${name}`),
      aliases: [
        ...["army", "armed forces", "military", "soldiers", "forces"].map((noun) => `${adjective} ${noun}`),
        `armée ${feminine}`, `forces armées ${feminine}s`, ...armyAliases
      ]
    },
    {
      ...state, name: police, ucdp: [], umbrella: government, names: names.map((name) => `Police Forces of ${name}`),
      aliases: [...["police", "gendarmerie", "gendarmes", "national guard"].map((noun) => `${adjective} ${noun}`), `police ${feminine}`, `gendarmerie ${feminine}`]
    }
  ];
}
