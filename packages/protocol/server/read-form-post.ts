// Parses a post without JavaScript: the page's own fields and ours, which start with `foyer.`. Knows no HTTP and
// no form definition.
import { type FieldValue, submissionIdPattern } from '@foyer/protocol';
import type { FormEntries } from './form-entries.ts';
import { forbiddenKeys, malformed, type Reading } from './read-json.ts';

/** Reserved names; every other name is a field. */
export const reservedNames = {
  submissionId: 'foyer.id',
  consent: 'foyer.consent',
  locale: 'foyer.locale',
  token: 'foyer.token',
  answer: 'foyer.answer',
  trap: 'foyer.trap',
} as const;

export interface FormPost {
  /** Undefined where it is missing or malformed. */
  readonly submissionId: string | undefined;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Value of the checkbox or the hidden field: the wording, or a browser's default value. */
  readonly consent: string | undefined;
  readonly locale: string;
  /** Undefined until the question page was shown. */
  readonly token: string | undefined;
  readonly answer: string;
  readonly trap: string;
}

export function readFormPost(entries: FormEntries): Reading<FormPost> {
  const first = (name: string) => entries.find(([key]) => key === name)?.[1];
  const submissionId = first(reservedNames.submissionId) ?? '';
  const fields = collectFields(entries);
  const forbidden = Object.keys(fields).find((name) => forbiddenKeys.has(name));
  if (forbidden !== undefined) return malformed(`The field name ${forbidden} is not allowed.`);
  return {
    ok: true,
    value: {
      submissionId: submissionIdPattern.test(submissionId) ? submissionId : undefined,
      fields,
      consent: first(reservedNames.consent),
      locale: first(reservedNames.locale) ?? '',
      token: first(reservedNames.token),
      answer: first(reservedNames.answer) ?? '',
      trap: first(reservedNames.trap) ?? '',
    },
  };
}

/** A repeated name is a list, as in a widget. */
function collectFields(entries: FormEntries): Readonly<Record<string, FieldValue>> {
  const reserved: readonly string[] = Object.values(reservedNames);
  const fields = new Map<string, string[]>();
  for (const [name, value] of entries) {
    if (reserved.includes(name)) continue;
    const values = fields.get(name);
    if (values === undefined) fields.set(name, [value]);
    else values.push(value);
  }
  return Object.fromEntries(
    [...fields].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}
