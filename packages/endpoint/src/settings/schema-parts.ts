// Schemas shared by all settings, each with a description of the allowed values.
import { asciiAddress, hasControlCharacter, isEmail } from '@foyer/protocol';
import * as v from 'valibot';

/** A schema for each key of these options, and for no other. */
export type Entries<Options> = Readonly<Record<keyof Options, v.ObjectEntries[string]>>;

export const textThat = (isAllowed: (value: string) => boolean, allowed: string) =>
  v.pipe(v.string(allowed), v.check(isAllowed, allowed));

export const text = (allowed: string) => textThat((value) => value !== '', allowed);

export const wholeNumber = (lowest: number, highest: number) => {
  const allowed = `a whole number from ${lowest} to ${highest}`;
  return v.pipe(v.number(allowed), v.integer(allowed), v.minValue(lowest, allowed), v.maxValue(highest, allowed));
};

export const line = textThat((value) => value !== '' && !hasControlCharacter(value, false), 'one line of text');

export const lines = textThat((value) => value.trim() !== '' && !hasControlCharacter(value, true), 'a text');

/** A page of the owner that visitors open. */
export const pageUrl = textThat(
  isPageUrl,
  'an http or https URL without a password, such as https://example.org/imprint',
);

export const aMap = (example: string) => `keys with values, such as ${example}`;

export const trueOrFalse = v.boolean('true or false');

export const mailboxes = 'an address such as office@example.org, several with commas between them';

export function isMailboxList(list: string): boolean {
  return list.split(',').every(isMailbox);
}

/** `name@host` or `Some Name <name@host>`. A comma in the name would start another address. */
export function isMailbox(value: string): boolean {
  const address = /^[^<>,;@"]*<([^<>]*)>$/.exec(value.trim())?.[1] ?? value.trim();
  return isEmail(asciiAddress(address)) && !hasControlCharacter(value, false);
}

function isPageUrl(value: string): boolean {
  if (!/^https?:\/\/[^\s\\]+$/i.test(value) || !URL.canParse(value)) return false;
  const { password, username } = new URL(value);
  return username === '' && password === '';
}
