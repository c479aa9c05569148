import type {Lexicon} from "./lexicon.ts";

/** English: what words do in sentences about violence. */
export const english: Lexicon = {
  language: "en",
  telling: "the of and in to was were by from that with for on at has have had been their an is it as than people killed",
  units: {
    zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14,
    fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90
  },
  multipliers: {hundred: 100, thousand: 1000, million: 1e6, billion: 1e9, dozen: 12},
  numberJoints: ["and", "a"],
  vague: [
    ["tens of thousands|many tens of thousands", "ge", 20_000], ["hundreds of thousands", "ge", 200_000], ["dozens|several dozen|many dozens|a few dozen", "ge", 24],
    ["scores", "ge", 40], ["many hundreds|hundreds|several hundred|a few hundred", "ge", 200], ["thousands|many thousands|several thousand|a few thousand", "ge", 2000],
    ["tens", "ge", 20], ["millions", "ge", 2e6], ["half a dozen", "eq", 6], ["a dozen", "eq", 12], ["a hundred", "eq", 100], ["a thousand", "eq", 1000], ["a million", "eq", 1e6],
    ["a couple of", "eq", 2], ["several|many|numerous|a number of|countless|multiple|scores and scores", "none", null]
  ],
  before: [
    ["more than|over|above|upward{,s} of|in excess of|exceed{,s,ed,ing}|beyond|greater than|well over|well above|north of|surpass{,es,ed,ing}|top{,s,ped,ping}|past|just over|slightly over|slightly more than|a little over|just above", "gt"],
    ["at least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum|as many as at least|or more", "ge"],
    ["less than|fewer than|under|below|short of|just under", "lt"],
    ["at most|no more than|not more than|a maximum of|up to|as many as", "le"],
    ["nearly|almost|about|around|roughly|approximately|some|an estimated|estimated|close to|near|nearing|approaching|circa|or so|in the region of|in the neighbourhood of|just short of|just shy of|an average of|on the order of", "approx"]
  ],
  after: [
    ["or more|at least|and counting|at a minimum|at minimum", "ge"], ["or so|roughly|approximately|or thereabouts", "approx"], ["or fewer|or less|at most|at the most", "le"]
  ],
  rangeOpen: ["between", "from"],
  rangeJoin: ["and", "to", "or"],
  percent: ["%", "percent", "per cent", "pc"],
  place: {
    locative: "in|at|near|across|around|outside|into|to|from|of|inside|throughout|over|through|within|against|on|beyond|toward{,s}|for",
    direction: "north{,ern}|south{,ern}|east{,ern}|west{,ern}|north-east{,ern}|north-west{,ern}|south-east{,ern}|south-west{,ern}|northeast{,ern}|northwest{,ern}|southeast{,ern}|southwest{,ern}|central|far north{,ern}|south-centr{e,al}|centre|interior|coast|upper|lower|greater",
    division: "state|province|region|district|county|city|strip|governorate|department|prefecture|local government area|municipality|market|camp|valley|heights|oblast|peninsula|village|town|island{,s}|division|delta|basin|area|zone|commune",
    unnamed: "the country|this country|the nation|the province|the continent|the territory|the enclave|the {two,three,four,five,six} countries|the {west,east,north,central} african {country,nation,state}|this {west,east,north,central} african {country,nation,state}|the african {country,nation}|the {south,southeast} asian {country,nation}|the region"
  },
  actor: {
    nouns: "gunm{a,e}n|attacker{,s}|assailant{,s}|jihadist{,s}|jihadi{,s}|islamist{,s}|militant{,s}|insurgent{,s}|rebel{,s}|extremist{,s}|bandit{,s}|terrorist{,s}|militia{,s}|militiam{a,e}n|vigilante{,s}|guerrilla{,s}|fighter{,s}|separatist{,s}|paramilitar{y,ies}|mercenar{y,ies}|raider{,s}|herder{,s}|herdsm{a,e}n|maoist{,s}|naxalite{,s}|supremacist{,s}|armed m{a,e}n|armed group{,s}|gang{,s}|gang members|cartel{,s}|armed actors|armed factions|army|military|troops|soldier{,s}|servicem{a,e}n|officer{,s}|police|police officer{,s}|policem{a,e}n|gendarme{,s}|peacekeeper{,s}|armed forces|security forces|security personnel|defence forces|defense forces|government forces|state forces|coalition|junta|air force|navy|marines|commandos|paratroopers|recruits|conscripts|border guards|prison guards|rangers|settlers|hunters|combatant{,s}|operatives|suicide bomber{,s}|bomber{,s}|kidnapper{,s}|abductor{,s}|pirate{,s}|group{,s}|faction{,s}|force{,s}",
    heads: "gunm{a,e}n|attacker{,s}|assailant{,s}|jihadist{,s}|jihadi{,s}|islamist{,s}|militant{,s}|insurgent{,s}|rebel{,s}|extremist{,s}|bandit{,s}|terrorist{,s}|militiam{a,e}n|vigilante{,s}|guerrilla{,s}|fighter{,s}|separatist{,s}|paramilitaries|mercenaries|raiders|maoist{,s}|naxalites|armed m{a,e}n|gang members|troops|soldier{,s}|servicem{a,e}n|officer{,s}|police|police officer{,s}|policem{a,e}n|gendarme{,s}|peacekeeper{,s}|security personnel|marines|commandos|paratroopers|recruits|conscripts|border guards|prison guards|rangers|combatant{,s}|operatives|kidnappers|herders|herdsm{a,e}n|settlers|hunters",
    modifiers: "suspected|alleged|presumed|armed|islamist|islamic|jihadist|jihadi|militant|violent|extremist|unidentified|unknown|government|state|pro-government|rebel|communist|maoist|ethnic|local|insurgent|separatist|criminal|paramilitary|terrorist|military|community|self-defence|self-defense|tribal|rival|linked|affiliated|aligned|backed|led|allied|national|foreign|regional|non-state|anti-government|masked|heavily|army|police|security|navy|partner|other|settler|civilian|mercenary|vigilante|opposition|federal|special|border|prison|islamist-linked|regime|junta",
    nationality: /(?:an|ian|ese|ish|i|ch|abe|ic|sh|ot|iot|ali|lese|sh)$/
  },
  entries: [
    ["C", "civilian{,s}|non-combatant{,s}|noncombatant{,s}"],
    ["C", "villager{,s}|resident{,s}|farmer{,s}|worshipper{,s}|worshiper{,s}|miner{,s}|trader{,s}|bystander{,s}|passenger{,s}|refugee{,s}|aid worker{,s}|relief worker{,s}|humanitarian worker{,s}|humanitarian{,s}|health worker{,s}|journalist{,s}|teacher{,s}|student{,s}|pupil{,s}|schoolgirl{,s}|schoolchildren|child|children|wom{a,e}n|girl{,s}|boy{,s}|infant{,s}|bab{y,ies}|famil{y,ies}|protester{,s}|demonstrator{,s}|worker{,s}|labourer{,s}|laborer{,s}|fishermen|fisherm{a,e}n|herders|priest{,s}|pastor{,s}|christian{,s}|politician{,s}|candidate{,s}|activist{,s}|local{,s}|shopper{,s}|patient{,s}|merchant{,s}|commuter{,s}|pilgrim{,s}|mourner{,s}|inhabitant{,s}|townspeople|civil servant{,s}|doctor{,s}|nurse{,s}|medic{,s}|displaced people|palestinians|israelis", {target: true}],
    ["H", "people|person{,s}|individual{,s}|live{s}|men|others|souls|human beings|bodies|inmates|prisoners|detainees|relatives|members|personnel|chief{,s}|leader{,s}|commander{,s}"],
    ["q", "casualt{y,ies}|victim{,s}|dead and wounded|dead or wounded|killed and wounded|killed or wounded|killed or injured|killed and injured|dead and injured|dead or injured|injured or killed|wounded or killed|deaths and injuries"],
    ["D", "death{,s}|fatalit{y,ies}|dead|deadly toll|killing{s}|lives lost|loss of life|the dead"],
        ["K", "shot to death|found dead|found {killed,murdered}|stabbed to death|bludgeoned to death|set on fire and killed|kill{,s,ed,ing}|slain|slay{,s,ing}|slew|slaughter{ed,ing}|massacr{ed,ing}|murder{ed,ing}|execut{e,ed,es,ing}|assassinat{ed,ing}|shot dead|gunned down|gunning down|mowed down|hacked to death|burned to death|beheaded|beheading|shot and killed|lynched|burned alive|blown up|blew up|cut down|wiped out|butchered|put to death|neutrali{s,z}ed|eliminated|had their {throats,heads} {slit,cut,cut off}|beaten to death"],
    ["k", "fell in {battle,combat,action}|die{,d,s}|dying|perish{,ed,ing}|lost their li{ves,fe}|lose their lives|losing their lives|lost his life|lost her life|met their deaths|succumbed|were dead|paid with their lives|lost lives|lost"],
    ["l", "left|leav{e,es,ing}|cost{,s,ing}|claim{ed,ing,s} the li{ves,fe} of|claim{ed,ing} the lives|claim{ed,s,ing}|took the lives of|taken the lives of|taking the lives of|caus{e,ed,es,ing}|result{ed,ing} in|put{,s}"],
    ["W", "wound{ed,ing,s}|injur{e,ed,ing}|hurt|maim{ed,ing}|injur{y,ies}"],
    ["B", "abduct{,s,ed,ing}|kidnap{,s,ped,ping,ped}|seiz{ed,ing}|tak{en,ing} hostage|taking captive|snatch{ed,ing}|carried off|took hostage|hostage{,s}|made to disappear|forcibly disappeared", {type: "abduction"}],
    ["E", "abduction{,s}|kidnapping{,s}|kidnap|mass abduction{,s}|mass kidnapping{,s}|mass capture{,s}|hostage-taking{,s}", {type: "abduction"}],
    ["E", "attack{,s}|assault{,s}|incident{,s}|event{,s}|raid{,s}|offensive{,s}|security incidents|violent incidents|violent events|conflict events|acts of violence|violent acts|act of violence|hostilities|incursion{,s}|episode{,s}|such cases|all the cases|cases {verified,documented,recorded,reported}|{verified,documented,recorded} cases|violation{,s}", {type: "any"}],
    ["E", "battle{,s}|clash{,es}|ambush{,es}|firefight{,s}|gun battle{,s}|shoot-out{,s}|shootout{,s}|skirmish{,es}|armed confrontation{,s}|armed clash{,es}|confrontation{,s}", {type: "battle"}],
    ["E", "air strike{,s}|airstrike{,s}|air raid{,s}|bombing{,s}|car bombings|car bombing{,s}|suicide bombing{,s}|suicide attack{,s}|bomb attack{,s}|explosion{,s}|blast{,s}|drone strike{,s}|drone attack{,s}|strike{,s}|missile strike{,s}|missile attack{,s}|shelling{,s}|rocket attack{,s}|mortar attack{,s}|mortar fire|bombardment{,s}|bombing raid{,s}|ied attack{,s}|artillery fire|artillery attack{,s}|shelling attack{,s}|remote violence|explosive weapons", {type: "explosion"}],
    ["E", "massacre{,s}|execution{,s}|extrajudicial killing{,s}|assassination{,s}|violence against civilians|violence targeting civilians|attacks against civilians|attacks on civilians|attack on civilians|attacks aimed at civilians|attacks targeting civilians|summary execution{,s}|beheadings|lynching{,s}|atrocit{y,ies}", {type: "civilian_targeting"}],
    ["E", "protest{,s}|demonstration{,s}|riot{,s}|protest events", {type: "protest"}],
    ["b", "mine{,s}|landmine{,s}|land mine{,s}|ied{,s}|improvised explosive device{,s}|bomb{,s}|roadside bomb{,s}|car bomb{,s}|rocket{,s}|missile{,s}|shell{,s}|drone{,s}|artillery|mortar{,s}|grenade{,s}|explosive{,s}|suicide bomber{,s}|warplane{,s}|fighter jet{,s}", {type: "explosion"}],
    ["V", "violence|political violence|conflict{,s}|armed conflict{,s}|insurgenc{y,ies}|war{,s}|bloodshed|unrest|militanc{y,ies}|activity|hostility|repression|crackdown{,s}|military conflicts|organi{s,z}ed violence|civil war|terrorism|lethality"],
    ["V", "fighting|combat|battles between|state-based conflict|clashes between", {type: "battle"}],
    ["V", "aerial bombardment|bombardment|shelling|air campaign", {type: "explosion"}],
    ["N", "toll{,s}|death toll{,s}|tall{y,ies}|figure{,s}|number{,s}|count{,s}|total|level{,s}|deadly toll|estimate{,s}"],
    ["U", "rose|ris{e,es,en,ing}|increas{e,es,ed,ing}|up|jump{,s,ed,ing}|climb{,s,ed,ing}|surg{e,es,ed,ing}|soar{,s,ed,ing}|spik{e,es,ed,ing}|leap{,s,t,ed}|shot up|shoot up|gr{ow,ew,own,owing}|growth|escalat{e,ed,es,ing,ion}|intensif{y,ied,ies,ying}|worsen{,ed,s,ing}|went up|gone up|skyrocket{ed,ing}|ballooned|upsurge|uptick|multiplied|swelled|exploded|accelerat{ed,ing}|upswing|exponential{,ly}|expansion"],
    ["F", "fell|fall{,s,en,ing}|decreas{e,es,ed,ing}|down|drop{,s,ped,ping}|declin{e,es,ed,ing}|reduc{ed,tion,tions}|shr{ank,unk,inking}|lower|went down|gone down|plung{e,ed,ing}|plummet{ed,ing}|eased|subsided|slump{,ed}|dipped|dip|diminished|abated|receded|dwindled|slowed|reduction|slid|retreated"],
    ["x", "doubl{e,ed,es,ing}|twofold|twice|two-fold|a doubling", {value: 2}], ["x", "tripl{e,ed,es,ing}|trebl{e,ed,es,ing}|threefold|three-fold|thrice", {value: 3}],
    ["x", "quadrupl{e,ed,es,ing}|fourfold|four-fold", {value: 4}], ["x", "quintupl{e,ed,ing}|fivefold|five-fold", {value: 5}], ["x", "sextupled|sixfold|six-fold", {value: 6}], ["x", "sevenfold|seven-fold", {value: 7}], ["x", "eightfold|eight-fold", {value: 8}], ["x", "tenfold|ten-fold", {value: 10}],
    ["x", "halv{ed,ing}", {value: 0.5}],
    ["/", "half|one half|a half", {value: 50, comparator: "eq"}], ["/", "a third|one third|one-third|one in three|one in every three", {value: 33.3, comparator: "approx"}], ["/", "two thirds|two-thirds|two in three", {value: 66.7, comparator: "approx"}],
    ["/", "a quarter|one quarter|one in four|one in every four", {value: 25, comparator: "eq"}], ["/", "three quarters|three-quarters|three in four", {value: 75, comparator: "eq"}],
    ["/", "a fifth|one fifth|one in five", {value: 20, comparator: "eq"}], ["/", "two fifths|two in five", {value: 40, comparator: "eq"}], ["/", "three fifths|three in five", {value: 60, comparator: "eq"}], ["/", "four fifths|four in five", {value: 80, comparator: "eq"}], ["/", "a tenth|one tenth|one in ten", {value: 10, comparator: "eq"}], ["/", "a sixth|one in six", {value: 16.7, comparator: "approx"}], ["/", "nine in ten|nine tenths", {value: 90, comparator: "eq"}],
    ["/", "most|the majority|a majority|majority|the bulk|bulk|the vast majority|the lion's share", {value: 50, comparator: "gt"}],
    ["/", "a minority", {value: 50, comparator: "lt"}], ["/", "all of", {value: 100, comparator: "eq"}],
    ["R", "deadliest|bloodiest|worst|worst-hit|worst affected|hardest-hit|most violent|most lethal|highest|most deadly|busiest|biggest|largest|most affected|record {high,number,level,year,toll,deaths,violence,attacks}|a record|all-time high|most dangerous|heaviest|peaked|most intense|topped the {list,index,ranking}|ranked first|ranks first|tops the {list,index,ranking}|most attacks|most deaths|most people|most active|the most", {value: 1}],
    ["R", "second deadliest|second-deadliest|second-highest|second highest|second-worst|second most violent|second-bloodiest|second bloodiest|second-most|second most", {value: 2}], ["R", "third deadliest|third-deadliest|third-highest|third highest|third most violent|third-worst|third-most", {value: 3}],
    ["r", "deadlier|bloodier|worse|more violent|more lethal|more deadly|heavier|so deadly|so many|so violent|as deadly|higher|as violent|as many"],
    ["O", "first|first-ever|first ever|very first|maiden|for the first time|first time"],
    ["0", "no|none|no one|nobody|not one|not a single|zero|nil|neither"],
    ["M", "will|could|may|might|would|should|likely|unlikely|expect{,s,ed}|forecast{,s}|predict{,s,ed}|risk{,s}|threaten{,s,ed}|fear{,s}|warn{,s,ed}|if|unless|provided|odds|potential|projected|plans to|vowed|pledged|intend{,s}|aims to|is set to|are set to|whether"],
    ["y", "by|at the hands of|due to|carried out by|committed by|blamed on|attributed to|attributable to|perpetrated by|claimed by|staged by|mounted by|laid by|launched by|for which responsibility was claimed by"],
    ["h", "linked to|tied to|involving|involved|related to|associated with|connected to|connected with|linked with|between|pitting|pitted|in which|implicat{ed,ing}"],
    ["o", "of"], ["i", "in|at|near|across|around|on|throughout|within|outside|inside|during|over"], ["t", "than|compared with|compared to|against|versus|as in|as against|relative to|in comparison with|after"],
    ["f", "from"], ["g", "to|until|till|through"], ["z", "between"], ["&", "and|or|plus|as well as|along with|with"],
    ["s", "thought to have|believed to have|feared|presumed|reported to have|known to have|thought|understood to have|reportedly|said|says|say|told|according to|reported|announced|stated|confirmed|noted|adds|added|wrote|shows|show|found|finds|estimat{es,ed}|cautioned|reckoned|put"],
    ["e", "made up|make{,s} up|making up|thought to be|believed to be|are among|were among|is among|was among|reached|reach{,es}|stood at|stands at|stand at|came to|comes to|passed|pass{,es}|numbered|number|totalled|totaled|totals|amounted to|amounts to|hit|runs to|was|were|is|at|now exceeds|had brought|brought|went beyond|numbering|averag{ed,es,ing}"],
    ["c", "record{,s,ed,ing}|register{,s,ed}|count{ed,s}|log{,s,ged}|document{,s,ed}|verif{y,ies,ied}|tall{ied,ies}|list{,s,ed}|saw|seen|see{,s}|recorded|mounted|staged|carried out|launched|conducted|suffered|witnessed|experienced|tracked|catalogued|perpetrated|committed|noted"],
    ["u", "struck|hit|strike{,s}|target{,s,ed,ing}|affect{,s,ed,ing}|touch{,ed,es}|attack{ed,ing}|raid{ed,ing}|ambush{ed,ing}|storm{,ed,ing}|bomb{,ed,ing}|shell{,ed,ing}|opened fire|overran|assault{ed,ing}|burst into|set upon|struck by|pounded|detonated"],
    ["p", "spread{,s,ing}|expand{,s,ed,ing}|push{,ed,es,ing} beyond|push{,ed,es,ing} south{,ward,wards}|spill{,s,ed,ing} over|spilled into|widen{,s,ed,ing}|extend{ed,ing,s}|push beyond|moved south|creep{s,ing} south|advance{d,s} south|seep{ed,ing}|spillover|reached as far as|from every part|in every part|all parts of|every region|every province|every corner"],
    ["G", "district{,s}|province{,s}|region{,s}|countr{y,ies}|state{,s}|count{y,ies}|municipalit{y,ies}|village{,s}|town{,s}|cit{y,ies}|department{,s}|localit{y,ies}|communes|governorates|communit{y,ies}|places|locations|areas|prefectures|cercles|local government areas"],
    ["Z", "kilometres|kilometers|km|miles|metres|meters|hectares|dollars|euros|pounds|naira|francs|year-old|years old|votes|inhabitants|homes|houses|dwellings|schools|hospitals|tonnes|tons|vehicles|weapons|rifles|motorcycles|motorbikes|tanks|aircraft|jets|helicopters|ships|displaced|forced from|from their homes|driven from|uprooted|fled|hungry|starving|seats|bases|camps|companies|points|households|refugees|hours|minutes|seconds|days|weeks|months|years|percentage points|families|ballots|barrels|cattle|livestock|troops deployed|clinics|churches|mosques|laid down their arms|surrendered|arrested|detained|released|freed|rescued|freeing|rescuing|arresting|recruit|recruited|deploy|deployed|deploying|hired|sentencing|evacuated|displacing|treated|employs|hosts|trained|sent|sentenced|population|strong|registered|meals|doses|crossings|trucks|buildings|fighters strong"],
    ["S", "acled|armed conflict location and event data project|armed conflict location and event data|armed conflict location & event data|the project", {source: "ACLED"}],
    ["S", "ucdp|uppsala conflict data program|uppsala conflict data programme|uppsala university", {source: "UCDP"}],
    ["S", "un|u.n.|united nations|ohchr|un human rights|minusma|unmiss|monusco|unama|unami|unmas|minusca|unsmil|binuh|ocha|unicef|unhcr|unsom|bhuh|un human rights office|un mission|un rights chief|unifil|undp|un human rights chief|high commissioner for human rights|un secretary-general|secretary-general|security council|iom|who|unocha|un-habitat|unitad|hrmmu", {source: "UN"}],
    ["S", "government|interior ministry|defence ministry|defense ministry|home ministry|ministry of defence|ministry of defense|ministry of the interior|ministry of health|health ministry|the ministry|officials|authorities|the authorities|army spokesman|military spokesman|spokesman for the army|police spokesman|state media|the army said|the military said|governor|mayor|the presidency|military spokesperson|army spokesperson|general staff|official figures|president|prime minister|minister", {source: "government"}],
    ["S", "human rights watch|hrw|amnesty international|amnesty|crisis group|international crisis group|afp|reuters|ap|associated press|efe|bbc|local media|rights group|rights groups|monitoring group|observatory|syrian observatory for human rights|airwars|iraq body count|ngo|researchers|norwegian refugee council|aid worker security database|red cross|msf|doctors without borders|save the children|africa center for strategic studies|global terrorism index|institute for economics and peace|pak institute for peace studies|residents|witnesses|a resident|local sources|hospital sources|medics|think tank|think-tank|the report|hospital officials|the observatory|b'tselem|aappp|sofrep|jane's|data from|local official|a local official|community leader|community leaders|survivors|the monitor|civil society|south asia terrorism portal|satp|picss", {source: "other"}],
    ["!", "condemned|alarming|deplored|denounced|i think|we think|believe{s}|shameful|horrific|unacceptable|urged|called for|must|pressed the"],
    ["@", "of them|of those|of these|of which|of whom|them|those|these|such|they|it|that earlier period|the same|so|its"],
    ["+", "more"], ["-", "fewer|less"], ["2", "both"],
    ["d", "the|a|an|this|that|his|her|their|another|other|every|each|any"]
  ]
};
