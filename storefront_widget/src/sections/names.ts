// Names of countries and languages come from the browser, in the language of the page.
const COUNTRIES =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW';
const LANGUAGES = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nb nl pl pt ro sk sl sv tr uk';

type Kind = 'region' | 'language';
const made = new Map<string, Intl.DisplayNames>();

export function nameOf(tag: string, type: Kind, code: string): string {
  if (!code) return '';
  const names = made.get(tag + type) ?? new Intl.DisplayNames(tag, { type });
  made.set(tag + type, names);
  try {
    return names.of(code) ?? code;
  } catch {
    // The shop says something that is no code.
    return code;
  }
}

/** All codes with their names, in the order of the names; with what is there now, whatever that is. */
export function choices(tag: string, type: Kind, current: string): [code: string, name: string][] {
  const codes = new Set([...(type === 'region' ? COUNTRIES : LANGUAGES).split(' '), current]);
  const named = [...codes].map((code): [string, string] => [code, nameOf(tag, type, code)]);
  return named.sort(([, one], [, other]) => one.localeCompare(other, tag));
}
