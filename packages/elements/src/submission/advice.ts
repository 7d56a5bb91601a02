// Explains responses of services that only the site's owner can act on. Loaded with the note for the owner, not by visitors.

interface Words {
  readonly happened: string;
  readonly remedy: string;
}

/** By the names that the services give. */
export const advice = {
  page: {
    happened: 'The answer is a web page, which proves nothing.',
    remedy: 'Check the address in endpoint="…", and set service="…" to the service that runs there.',
  },
  spam: {
    happened: 'The service took the message for spam, so it sent no mail.',
    remedy: 'Look among its spam (with Contact Form 7: in Flamingo or Akismet, and at the disallowed comment keys).',
  },
  stopped: {
    happened: 'A plugin stopped the message before a mail was sent.',
    remedy: 'Look at the plugins that take part in sending forms.',
  },
  mail: {
    happened: 'The mail could not be sent; the message is stored only where a plugin such as Flamingo does so.',
    remedy: 'Set up how this WordPress sends mail.',
  },
  acceptance: {
    happened: 'The form has an acceptance box that was not sent.',
    remedy: 'Write consent="checkbox" and the name in its tag [acceptance …]: field-names="consent=acceptance-1".',
  },
  number: {
    happened: 'There is no form of this number.',
    remedy:
      'Write the number from the address of the form’s page, as in post=203, into endpoint="…": the number, not the code of the shortcode.',
  },
  captcha: {
    happened: 'The service wants its own captcha answered first.',
    remedy: 'Switch the captcha of this form off, in its settings there.',
  },
  field: {
    happened: 'The form there does not have one of the fields that were sent.',
    remedy: 'Add it there, or name the field that it has in field-names="…".',
  },
  inactive: {
    happened: 'The form is inactive.',
    remedy: 'Activate it, or confirm its address, at the service.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type Advice = keyof typeof advice;
