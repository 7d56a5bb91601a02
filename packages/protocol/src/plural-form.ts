// Plural forms, chosen by `Intl`.

/** Counting needs the categories in this order: one, two, few, many, other. */
const needs = [1, 2, 3, 5, 11, 100];

/** The plural categories of a language, in the order in which counting from one first needs them. */
export function pluralCategories(language: string): readonly string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set(needs.map((number) => rules.select(number)))];
}

/**
 * The form of `forms` for a count, its `#` written as the language writes the number. `Please check one entry | Please check #
 * entries` has a form for each of `pluralCategories`; a text without forms is for every count.
 */
export function pluralForm(forms: string, count: number, language: string): string {
  const category = new Intl.PluralRules(language).select(count);
  const form = forms.split(' | ').at(pluralCategories(language).indexOf(category)) ?? forms;
  return form.replace('#', count.toLocaleString(language));
}
