/** The words of the figures that fit and test, in English. Their shape is the table that every other language fills. */
export const studies = {
  growth: {
    involving: (actor: string) => ` involving ${actor}`,
    what: {
      events: (whom: string) => `recorded events${whom}`,
      deaths: (whom: string) => `recorded deaths in events${whom}`,
      cells: (whom: string) => `cells with recorded events${whom}`
    },
    yes: (what: string) => `${what} grew as an exponential curve does`,
    no: (what: string) => `${what} did not grow exponentially`,
    open: (what: string) => `Whether ${what} grew exponentially cannot be told`,
    question: (what: string) => `Did ${what} grow exponentially?`,
    subtitle: {
      events: (per: string) => `Events per ${per} and seven curves fitted to them`,
      deaths: (per: string) => `Deaths per ${per} (best estimate) and seven curves fitted to them`,
      cells: (per: string) => `Half-degree cells with an event per ${per} and seven curves fitted to them`
    },
    legend: "Curve and its share of the evidence",
    models: {
      constant: "constant", linear: "linear", exponential: "exponential", logistic: "logistic (levels off)", gompertz: "Gompertz (levels off)", generalized: "generalized growth", broken: "rate breaks once"
    } as Record<string, string>,
    weights: "The share of the evidence is the Akaike weight of a curve among the seven; no curve says why.",
    partial: "Pale bars are periods covered only in part; they are not fitted.",
    missing: {
      growth: () => "growth itself is not sure",
      fit: (best: string) => `another curve (${best}) fits better`,
      linear: () => "linear growth is not ruled out",
      steady: () => "a doubling time that grew by half over the series is not ruled out",
      faster: () => "growth may be faster than exponential",
      slower: () => "growth may be slower than exponential",
      holdout_constant: () => "a constant forecasts better",
      holdout_linear: () => "a line forecasts better"
    } as Record<string, (best: string) => string>,
    reasons: {
      too_few: ({number}) => `Too few to tell: ${number("periods")} fully covered periods, ${number("above")} above zero, ${number("total")} in all.`,
      no_growth: ({range}) => `The number did not as much as double over the series; as an exponential curve it changes by a factor of ${range("yearly")} per year.`,
      other_law: ({best, number}) => `Another curve (${best}) fits far better: AICc lower by ${number("delta_exponential")}.`,
      exponential: ({range}) => `It agrees with exponential growth and not with linear: exponent ${range("exponent")} (1 is exponential, 1/2 linear), a factor of ${range("yearly")} per year.`,
      open: ({missing, range}) => `Not settled: ${missing}. Exponent ${range("exponent")} (1 is exponential, 1/2 linear), a factor of ${range("yearly")} per year.`
    } as Record<string, (v: {number: (name: string) => string; range: (name: string) => string; best: string; missing: string}) => string>
  },
  control: {
    actor: "the actor",
    title: {
      admin1: (units: string, [actor, disputed, government, open]: readonly string[], name: string) => `Estimated from tactics, ${units} first-level units: ${actor} more probably on the side of ${name}, ${government} on the government’s, ${disputed} disputed, ${open} not clear`,
      cell: (units: string, [actor, disputed, government, open]: readonly string[], name: string) => `Estimated from tactics, ${units} half-degree cells: ${actor} more probably on the side of ${name}, ${government} on the government’s, ${disputed} disputed, ${open} not clear`
    },
    question: (name: string) => `What do tactics tell of control by ${name}?`,
    subtitle: "Probabilities of control",
    month: (month: string) => `Probabilities of control in ${month}`,
    legend: "Probability of each side",
    sides: (name: string) => [`Side of ${name}`, "Disputed", "Side of the government"],
    none: "No estimate",
    probabilities: ([actor, disputed, government]: readonly string[]) => `actor’s side ${actor}, disputed ${disputed}, government’s side ${government}`,
    found: (unit: string, share: string) => `${unit}: actor’s side ${share}`,
    says: (units: string) => `Highest probabilities: ${units}.`,
    note: "Probabilities from a model of recorded tactics, not observations. They show no positions of forces.",
    zones: "The sides are not the zones of analysts’ maps (attack, contested support, support), which are drawn by other rules.",
    masked: (n: string) => `Without an estimate: ${n}, since nothing was recorded for two years, or several armed groups are active.`,
    sensitive: (most: string) => `Other assumptions change up to ${most} of the estimates of control`,
    changed: "Estimates whose side is another, by what is assumed instead",
    variants: {} as Record<string, string>,
    empty: "No estimates to show"
  },
  franchise: {
    answers: {
      mixes_differ: (clusters: string, whom: string) => `Tactics differ more than chance between ${clusters} clusters of events${whom}`,
      mixes_alike: (clusters: string, whom: string) => `Tactics in ${clusters} clusters of events${whom} differ no more than chance explains`,
      too_few: (clusters: string, whom: string) => `${clusters} ${clusters === "1" ? "cluster" : "clusters"} of events${whom}, too few to compare tactics`
    } as Record<string, (clusters: string, whom: string) => string>,
    question: (whom: string) => `Do events${whom} form clusters?`,
    subtitle: (km: string, days: string) => `Clusters of events at most ${km} km and ${days} days from each other`,
    size: "Events",
    legend: "Tactics of the cluster",
    apart: "Differ more than chance",
    alike: "Within chance",
    untested: "Too few to compare",
    found: (place: string, tactic: string, share: string) => `${place}: ${tactic} ${share}`,
    note: "A cluster of events is not a unit of a group, and nothing here says where anybody is now.",
    ring: "A dashed ring holds nine of ten events of its cluster.",
    says: (largest: string) => `The largest: ${largest}.`,
    largest: (place: string, events: string) => `around ${place}, ${events}`,
    outside: (share: string) => `${share} of the located events are in no cluster.`,
    empty: "No clusters to show"
  },
  ratios: {
    one: "1 = no difference",
    none: "too few events",
    comma: ", ",
    p: (p: string) => `p ${p}`,
    beyond: "Beyond chance (p up to 0.05)",
    within: "Within chance",
    beyondRange: "Counted, above the range"
  },
  intervention: {
    titles: {
      change: (what, date) => `${what}: consistent with a change at ${date}`,
      "change elsewhere too": (what, date) => `${what} change at ${date}, but so do all other events in the same countries`,
      "no change": (what, date) => `${what}: no change beyond chance at ${date}`,
      "too few": (what, date) => `${what}: too few to tell of a change at ${date}`
    } as Record<string, (what: string, date: string) => string>,
    several: (what: string, found: string, dates: string, few: string) => `${what}: consistent with a change at ${found} of ${dates} ${dates === "1" ? "date" : "dates"}${few === "0" ? "" : ` (${few} more with too few to tell)`}`,
    untested: (what: string, dates: string) => `${what}: too few to tell of a change at any of ${dates} dates`,
    question: (what: string) => `Did ${what} change at a date?`,
    series: {events: (per: string) => `Events per ${per}, with what is expected with and without a change at the date`, deaths: (per: string) => `Deaths per ${per} (best estimate), with what is expected with and without a change at the date`},
    effects: {events: "Change of the expected number of events at each date", deaths: "Change of the expected number of deaths (best estimate) at each date"},
    level: "Level: the jump at the date",
    slope: "Slope: growth per year after it over before",
    findings: {change: "consistent with a change", "change elsewhere too": "others change the same way", "no change": "no change beyond chance", "too few": "too few"} as Record<string, string>,
    head: (date: string, finding: string) => `${date}: ${finding}`,
    expected: "Expected with a change at the date",
    without: "Trend before the date, carried on",
    recorded: "Recorded",
    strip: (date: string) => `Size of the change in level and slope, ${date} (line) and other dates (dots)`,
    larger: "larger change →",
    zero: "none",
    chance: (share: string, dates: string) => `As much at ${share} of ${dates} dates, this one among them`,
    says: (date: string, ratio: string) => `${date} (${ratio})`,
    ratio: (times: string) => `a year later ${times} times what the trend before gives`,
    found: (date: string, finding: string, ratio: string, p: string) => `${date}: ${finding}; a year later ${ratio} times what the trend before gives, p = ${p}`,
    note: "Consistent with a change at that time or not; what else changed in those months is in the numbers too, and nothing here says why.",
    reporting: "Ends of missions and bans of media change reporting as well as violence.",
    placebo: "Each grey dot is another date at which the same curve was fitted; a date that stands among them is nothing special.",
    empty: "No date to look around: name it before looking at the data"
  },
  consolidation: {
    answers: {
      less: (name, after) => `Share of events of ${name} against civilians: consistent with a smaller one from ${after} months after arrival on`,
      more: (name, after) => `Share of events of ${name} against civilians: consistent with a larger one from ${after} months after arrival on`,
      no_change: (name, after) => `Share of events of ${name} against civilians: no change beyond chance from ${after} months after arrival on`,
      elsewhere: (name, after) => `The share of events of ${name} against civilians changes from ${after} months after arrival on, but so does that of all other sides`,
      too_few: (name) => `Too few events of ${name} to tell whether the share against civilians changes after arrival`
    } as Record<string, (name: string, after: string) => string>,
    question: (name: string) => `Does the share of events of ${name} against civilians change after arrival?`,
    subtitle: "By months since the first recorded event in a half-degree cell, as ratios to the first six months, with 90% intervals",
    panels: {share: "Share of events against civilians", rate: "Events against civilians per cell and year", battle: "Battles per cell and year"},
    says: (after: string, share: string, rate: string | null, battles: string | null, others: string | null) => `From ${after} months on the share is ${share} times that before, in the same cells${rate === null ? "" : `; the number of events against civilians ${rate} times`}${battles === null ? "" : `, that of battles ${battles} times`}. ${others === null ? "There are too few events of all other sides to compare." : `The share of all other sides, since theirs: ${others} times.`}`,
    others: "All other sides, each since its own first event",
    months: "Months since arrival",
    more: (months: string) => `${months}+`,
    reference: "The first six months are 1 by definition; a line is the 90% interval, an arrow means that it goes on. All panels have the same logarithmic scale.",
    note: "Time since arrival is not control, and what changes with the calendar for all shows too: compare with the others. Consistent with less or more, never why."
  },
  contagion: {
    answers: {
      forward: (whom) => `Consistent with more events${whom} nearby after others’ violence against civilians`,
      both: (whom) => `Consistent with more events${whom} after others’ violence against civilians, and the other way: which comes first cannot be told`,
      none: (whom) => `Events${whom}: not consistent, by both methods, with more of them nearby after others’ violence against civilians`,
      placebo: (whom) => `More events${whom} after others’ violence against civilians, but days a year off show as much`,
      too_few: (whom) => `Too few events${whom} to tell whether more follow others’ violence against civilians`
    } as Record<string, (whom: string) => string>,
    question: (whom: string) => `Do more events${whom} follow others’ violence against civilians nearby?`,
    subtitle: (km: string, days: string) => `Events within ${km} km and ${days} days over those expected, with 90% intervals`,
    directions: {
      forward: (whom: string) => `Forward: events${whom} after others’ violence against civilians`,
      backward: (whom: string) => `Backward: others’ violence against civilians after events${whom}`,
      placebo: (_: string) => "Check: forward, with the days moved by a year"
    },
    wake: "Matched wakes",
    hawkes: "Hawkes process",
    moved: "Median of wakes on moved days",
    says: (km: string, days: string, wake: string, hawkes: string) => `Within ${km} km and ${days} days: ${wake} times the events expected otherwise by matched wakes, ${hawkes} times by the Hawkes process.`,
    note: "Consistent with it or not, never caused: a third thing that moves both within weeks looks the same.",
    read: "Look at p first. The bar is the same for moved days, of which many lie in wakes as well.",
    recruitment: "Recruitment itself cannot be computed from events."
  }
};
