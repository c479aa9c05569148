import table from "i18n-iso-countries/codes.json" with {type: "json"};

/** ISO 3166-1 alpha-3 of every country, and Kosovo. */
export const codes: readonly string[] = [...new Set([...(table as [string, string, string][]).map(([, alpha3]) => alpha3), "XKX"])];
