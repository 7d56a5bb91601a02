// Explains responses of services that only the site's owner can act on. Loaded with the note for the owner, not by visitors.
import type { msg as brand } from '@lit/localize';
import type { Advice } from '../submission/advice.ts';

/** An element's `msg`: `lit-localize extract` looks for its type. */
type Msg = typeof brand;

export interface AdviceWords {
  readonly happened: string;
  readonly remedy: string;
}

const advice: Readonly<Record<Advice, (msg: Msg) => AdviceWords>> = {
  page: (msg) => ({
    happened: msg('The answer is a web page, which proves nothing.'),
    remedy: msg('Check the address in endpoint="…", and set service="…" to the service that runs there.'),
  }),
  spam: (msg) => ({
    happened: msg('The service took the message for spam, so it sent no mail.'),
    remedy: msg(
      'Look among its spam (with Contact Form 7: in Flamingo or Akismet, and at the disallowed comment keys).',
    ),
  }),
  stopped: (msg) => ({
    happened: msg('A plugin stopped the message before a mail was sent.'),
    remedy: msg('Look at the plugins that take part in sending forms.'),
  }),
  mail: (msg) => ({
    happened: msg('The mail could not be sent; the message is stored only where a plugin such as Flamingo does so.'),
    remedy: msg('Set up how this WordPress sends mail.'),
  }),
  acceptance: (msg) => ({
    happened: msg('The form has an acceptance box that was not sent.'),
    remedy: msg('Write consent="checkbox" and the name in its tag [acceptance …]: field-names="consent=acceptance-1".'),
  }),
  number: (msg) => ({
    happened: msg('There is no form of this number.'),
    remedy: msg(
      'Write the number from the address of the form’s page, as in post=203, into endpoint="…": the number, not the code of the shortcode.',
    ),
  }),
  captcha: (msg) => ({
    happened: msg('The service wants its own captcha answered first.'),
    remedy: msg('Switch the captcha of this form off, in its settings there.'),
  }),
  field: (msg) => ({
    happened: msg('The form there does not have one of the fields that were sent.'),
    remedy: msg('Add it there, or name the field that it has in field-names="…".'),
  }),
  inactive: (msg) => ({
    happened: msg('The form is inactive.'),
    remedy: msg('Activate it, or confirm its address, at the service.'),
  }),
};

export const adviceWords = (msg: Msg, name: Advice): AdviceWords => advice[name](msg);
