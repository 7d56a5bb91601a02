// Messages by code; the types require one for each code.
import type { msg as brand } from '@lit/localize';
import { str } from '@lit/localize/internal/str-tag.js';
import { type ErrorCode, pluralForm, type Question } from '@foyer/protocol';
import type { FieldIssue } from '../submission/validate.ts';

/** An element's `msg`: `lit-localize extract` looks for its type. */
type Msg = typeof brand;

/** Message about an invalid field. `value` is its current value. */
export function issueMessage(msg: Msg, { name, code }: FieldIssue, value: string): string {
  const messages = {
    required: missing(msg, name),
    invalid: name === 'email' ? wrongAddress(msg, value) : msg('Please check this entry.'),
    'too-long': msg('This text is too long. Please shorten it.'),
    'control-character': msg('This text contains characters that cannot be sent. Please type it again.'),
    type: msg('Please check this entry.'),
    unknown: msg('This entry cannot be sent.'),
    reserved: msg('This entry cannot be sent.'),
    captcha: msg('Please answer the sum once more.'),
  } satisfies Record<FieldIssue['code'], string>;
  // A newer endpoint may have further codes.
  return Object.hasOwn(messages, code) ? messages[code] : messages.type;
}

function missing(msg: Msg, name: string): string {
  switch (name) {
    case 'name':
      return msg('Please tell us your name.');
    case 'email':
      return msg('Please enter your email address.');
    case 'message':
      return msg('Please tell us what it is about.');
    case 'consent':
      return msg('Please tick this box if you agree.');
    default:
      return msg('Please fill in this field.');
  }
}

function wrongAddress(msg: Msg, value: string): string {
  return value.includes('@')
    ? msg('This is not quite an address yet. One looks like name@example.org.')
    : msg('This address has no @ sign.');
}

/** Message about a wrong answer. */
export function captchaMessage(msg: Msg, { code }: FieldIssue, { a, op, b }: Question): string {
  const sum = `${a} ${op === '-' ? '−' : op} ${b}`;
  return code === 'required' ? msg('Please answer the sum.') : msg(str`Not quite. What is ${sum}?`);
}

/** Codes for which each widget has its own message. */
export type OwnReason = Extract<ErrorCode, 'rejected' | 'rate-limited' | 'too-large' | 'unavailable'>;

/** Message about a failure, in one sentence for the visitor. */
export function errorMessage(msg: Msg, code: ErrorCode, own: Readonly<Record<OwnReason, string>>): string {
  const setup = msg('The form is not set up properly. The owner of this site has to mend that.');
  const messages = {
    ...own,
    'endpoint-missing': setup,
    misconfigured: setup,
    network: msg('The connection failed.'),
    timeout: msg('The answer took too long.'),
    offline: msg('You are offline.'),
    captcha: msg('The check against spam failed.'),
    unclear: msg('The answer proves nothing.'),
    canceled: '',
  } satisfies Record<ErrorCode, string>;
  return messages[code];
}

/** "Please check 3 entries". @param language that of the words */
export function summary(msg: Msg, count: number, language: string): string {
  return pluralForm(msg('Please check one entry | Please check # entries'), count, language);
}

/** "Trying again in 5 seconds." @param language that of the words */
export function waitMessage(msg: Msg, seconds: number, language: string): string {
  return pluralForm(msg('Trying again in one second. | Trying again in # seconds.'), seconds, language);
}
