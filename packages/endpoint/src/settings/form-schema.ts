// Schema of one form in foyer.yaml.
import { fieldNamePattern, limits } from '@foyer/protocol';
import * as v from 'valibot';
import { formIdPattern, reservedFormIds } from '../domain/forms.ts';
import { isSpoken, spokenLanguages } from '../domain/wording.ts';
import type { FieldOptions, FormOptions } from '../form-options.ts';
import {
  aMap,
  type Entries,
  isMailboxList,
  line,
  lines,
  mailboxes,
  pageUrl,
  textThat,
  trueOrFalse,
  wholeNumber,
} from './schema-parts.ts';

const language = (value: string) => /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(value);
const spokenLanguage = (value: string) => language(value) && isSpoken(value);

/** One text, or one per language. Not a union: its errors would not say which variant was expected. */
const words = (text: typeof line) => {
  const byLanguage = v.record(textThat(language, 'a language such as de or en'), text, aMap('de: Vielen Dank'));
  return v.lazy((input) => (typeof input === 'object' && input !== null ? byLanguage : text));
};

const ownWords = v.strictObject(
  { subject: v.exactOptional(words(line)), text: v.exactOptional(words(lines)) },
  aMap('subject: Ein Klick noch'),
);

const field = v.strictObject(
  {
    kind: v.exactOptional(v.picklist(['text', 'multi-line', 'email', 'list'], 'text, multi-line, email or list')),
    required: v.exactOptional(trueOrFalse),
    maxLength: v.exactOptional(wholeNumber(1, limits.multiLine)),
    label: v.exactOptional(words(line)),
  } satisfies Entries<FieldOptions>,
  aMap('required: false'),
);

const fieldList = textThat(
  isFieldList,
  'field names with spaces between them, each once, each may end in ?, or more about each by its name',
);
const fieldName =
  'a name of letters, digits, . _ and -, such as phone, of at most 64 characters, not beginning with foyer.';
const fieldCount = `1 to ${limits.fields} fields by their names`;
const fieldMap = v.pipe(
  v.record(
    textThat(isFieldName, fieldName),
    v.lazy((input) => (input === null ? v.never('{} or more about the field') : field)),
  ),
  v.check((fields) => isFieldCount(Object.keys(fields).length), fieldCount),
);

const formSchema = v.strictObject(
  {
    fields: v.exactOptional(v.lazy((input) => (typeof input === 'object' && input !== null ? fieldMap : fieldList))),
    to: v.exactOptional(textThat(isMailboxList, mailboxes)),
    doubleOptIn: v.exactOptional(trueOrFalse),
    consentRequired: v.exactOptional(trueOrFalse),
    perMinute: v.exactOptional(wholeNumber(1, 1_000_000)),
    locale: v.exactOptional(
      textThat(spokenLanguage, `${spokenLanguages().join(', ')}, with a region where wanted, such as de-AT`),
    ),
    formality: v.exactOptional(v.picklist(['formal', 'informal'], 'formal or informal')),
    subject: v.exactOptional(line),
    sender: v.exactOptional(line),
    consent: v.exactOptional(words(lines)),
    thanks: v.exactOptional(words(lines)),
    thanksUrl: v.exactOptional(words(pageUrl)),
    confirmation: v.exactOptional(ownWords),
    alreadyConfirmed: v.exactOptional(ownWords),
    reply: v.exactOptional(v.strictObject({ subject: words(line), text: words(lines) }, aMap('subject: Vielen Dank'))),
    retentionDays: v.exactOptional(wholeNumber(1, 36_500)),
    pendingDays: v.exactOptional(wholeNumber(1, 365)),
  } satisfies Entries<FormOptions>,
  aMap('fields: email message'),
);

const severalForms = 'forms by their names, each with its own keys';

export const formsSchema = v.pipe(
  v.record(
    textThat(isFormId, `a name of letters, digits, - and _, but not ${reservedFormIds.join(', ')}`),
    formSchema,
    severalForms,
  ),
  v.check((found) => Object.keys(found).length > 0, severalForms),
);

function isFieldList(list: string): boolean {
  const names = list
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/\?$/, ''));
  return isFieldCount(names.length) && new Set(names).size === names.length && names.every(isFieldName);
}

function isFieldCount(count: number): boolean {
  return count > 0 && count <= limits.fields;
}

function isFieldName(name: string): boolean {
  return fieldNamePattern.test(name) && !name.startsWith('foyer.');
}

function isFormId(id: string): boolean {
  return formIdPattern.test(id) && !reservedFormIds.includes(id);
}
