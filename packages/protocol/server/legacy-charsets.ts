// The charset of a page that names none: what browsers assume for the language of their user.
// https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding

const byLanguage: Readonly<Record<string, readonly string[]>> = {
  ar: ['windows-1256'],
  be: ['windows-1251'],
  bg: ['windows-1251'],
  cs: ['windows-1250'],
  el: ['windows-1253'],
  et: ['windows-1257'],
  fa: ['windows-1256'],
  he: ['windows-1255'],
  hr: ['windows-1250'],
  hu: ['windows-1250'],
  // The strictest first: bytes of EUC-JP are also valid as Shift_JIS.
  ja: ['euc-jp', 'shift_jis'],
  kk: ['windows-1251'],
  ko: ['euc-kr'],
  lt: ['windows-1257'],
  lv: ['windows-1257'],
  mk: ['windows-1251'],
  pl: ['windows-1250'],
  ru: ['windows-1251'],
  sk: ['windows-1250'],
  sl: ['windows-1250'],
  sr: ['windows-1251'],
  th: ['windows-874'],
  tr: ['windows-1254'],
  uk: ['windows-1251'],
  vi: ['windows-1258'],
  zh: ['gb18030'],
};

const traditionalChinese = /^zh-(hant|tw|hk|mo)\b/i;

/** Candidates, the most likely first. The last one reads any bytes. `language` is a tag or `Accept-Language`. */
export function legacyCharsets(language: string): readonly string[] {
  const [first = ''] = language.trim().split(/[,;]/);
  const own = traditionalChinese.test(first) ? ['big5'] : (byLanguage[first.split('-')[0]?.toLowerCase() ?? ''] ?? []);
  return [...own, 'windows-1252'];
}
