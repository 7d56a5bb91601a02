// What the endpoint says to people, in their language. Source is the English text; the other languages come from the XLIFF that
// the widgets share.
import { pluralForm } from '@foyer/protocol';
import * as translations from './translations.ts';

/** Id of a language's words, as in the widgets: `de-x-informal`. */
export type Wording = keyof typeof translations | 'en';

interface TextWithValues {
  readonly strings: readonly string[];
  readonly values: readonly string[];
}

type Str = (strings: TemplateStringsArray, ...values: readonly string[]) => TextWithValues;

/** The second part is the brand by which `lit-localize extract` finds calls. */
export type Msg = ((text: string | TextWithValues) => string) & { readonly _LIT_LOCALIZE_MSG_?: never };

/** For texts with values. The second part is lit-localize's brand for it. */
export const str: Str & { readonly _LIT_LOCALIZE_STR_?: never } = (strings, ...values) => ({ strings, values });

/** Every wording, English included. */
export function wordings(): readonly Wording[] {
  return ['en', ...Object.keys(translations)].filter(isWording);
}

export function isWording(id: string): id is Wording {
  return id === 'en' || Object.hasOwn(translations, id);
}

/** Texts without translation stay English. */
export function messagesIn(wording: Wording): Msg {
  const words = wording === 'en' ? {} : translations[wording];
  return (text) => {
    const { strings, values } = typeof text === 'string' ? { strings: [text], values: [] } : text;
    const english = strings.map((string, index) => (index === 0 ? string : `{${index - 1}}${string}`)).join('');
    const translated = Object.hasOwn(words, english) ? words[english] : undefined;
    return (translated ?? english).replaceAll(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
  };
}

/** BCP 47 tag of a wording, for `lang` and `Intl`. */
export function languageTag(wording: Wording): string {
  const tags: Readonly<Partial<Record<string, string>>> = { zh: 'zh-Hans' };
  return tags[wording] ?? wording.replace('-x-informal', '');
}

const rightToLeft: readonly string[] = ['ar', 'he'];

export function directionOf(wording: Wording): 'ltr' | 'rtl' {
  return rightToLeft.includes(wording) ? 'rtl' : 'ltr';
}

/** Attributes of the `html` element. */
export function languageAttributes(wording: Wording): string {
  const direction = directionOf(wording) === 'rtl' ? ' dir="rtl"' : '';
  return `lang="${languageTag(wording)}"${direction}`;
}

/** The form of a message for a count: `1 message deleted. | # messages deleted.` */
export function counted(wording: Wording, forms: string, count: number): string {
  return pluralForm(forms, count, languageTag(wording));
}
