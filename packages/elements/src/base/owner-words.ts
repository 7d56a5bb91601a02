// What the note for the site's owner says about an attribute, an option of the page or a slot. Loaded with it.
import type { msg as brand } from '@lit/localize';
import { str } from '@lit/localize/internal/str-tag.js';
import { protocols } from '../browser/safe-url.ts';

/** An element's `msg`: `lit-localize extract` looks for its type. */
export type Msg = typeof brand;

/** A sentence about a value, in the language of `msg`. */
export type Reason = (msg: Msg) => string;

/** Named by whoever finds the mistake, so that no page loads the sentences without one. */
const named: Readonly<Record<string, Reason>> = {
  'missing-id': (msg) => msg('No element on the page has this id.'),
  hours: (msg) => msg('Allowed: hours such as Mo-Fr 9-12,13-17; Sa 10-14. They are shown as written.'),
  closed: (msg) => msg('Allowed: dates such as 2026-12-24 2026-12-27/2027-01-02. Using none.'),
  'card-time-zone': (msg) => msg("Allowed: time zones such as Europe/Berlin. Using the visitor's."),
};

export function reasonNamed(name: string): Reason | undefined {
  return Object.hasOwn(named, name) ? named[name] : undefined;
}

/** @param written what the owner wrote, where it has typographic quotes */
export const quotes = {
  removed: (msg: Msg) => msg('The typographic quotes around the value were removed.'),
  joined: (attribute: string): Reason => {
    const correct = `${attribute}="…"`;
    return (msg) =>
      msg(
        str`The value contains another attribute. Write straight quotes, and a space between attributes: ${correct}.`,
      );
  },
  ended: (attribute: string, words: readonly string[]): Reason => {
    const [rest, correct] = [words.join(', '), `${attribute}="…"`];
    return (msg) => msg(str`The value ends there, and ${rest} became attributes. Write straight quotes: ${correct}.`);
  },
};

export const urls = {
  nowhere: (correct: string): Reason => {
    return (msg) => msg(str`This leads to no page. Write ${correct}.`);
  },
  ownSite: (correct: string): Reason => {
    return (msg) => msg(str`This leads to a page of this site. Write ${correct}.`);
  },
  empty: (msg: Msg) => msg('This leads nowhere: nothing stands behind the colon.'),
};

export const ignored = {
  foreignService: (msg: Msg) => msg('Ignored: the script’s data-service is no service of ours.'),
  query: (example: string): Reason => {
    return (msg) => msg(str`Ignored; allowed: a query string such as ${example}.`);
  },
  option: (allowed: string): Reason => {
    return (msg) => {
      const list = allowedWords(msg, allowed);
      return msg(str`Ignored, on the script or <meta name="foyer">; allowed: ${list}.`);
    };
  },
};

export function allowedSlots(names: readonly string[]): Reason {
  const list = names.join(', ');
  return (msg) => msg(str`Allowed: ${list}.`);
}

/** @param used the value that counts instead; '' for none */
export function allowed(name: string, used: string): Reason {
  return (msg) => {
    const list = allowedWords(msg, name);
    return used === '' ? msg(str`Allowed: ${list}.`) : msg(str`Allowed: ${list}. Using "${used}".`);
  };
}

/** A name that is not here is a list of words, which are the same in every language. */
const expectations: Readonly<Record<string, Reason>> = {
  '': (msg) => msg('text'),
  boolean: (msg) => msg('true, or no attribute'),
  date: (msg) => msg('an ISO 8601 date such as 2026-11-18'),
  'date-time': (msg) => msg('an ISO 8601 date and time such as 2027-02-11T09:00'),
  duration: (msg) => msg('a number and m, h, d or w, such as 30d'),
  fields: (msg) => msg('none, or words out of name email phone subject message, each with or without ?'),
  hosts: (msg) => msg('hosts such as forms.example.org'),
  '#id': (msg) => msg('# and the id of an element on this page'),
  language: (msg) => msg('a language tag such as de or de-AT'),
  seconds: (msg) => msg('seconds, more than 0'),
  server: (msg) => msg('a URL such as https://forms.example.org'),
  'time-zone': (msg) => msg('a time zone such as Europe/Berlin'),
};

function allowedWords(msg: Msg, name: string): string {
  const [, min, max] = /^(\d+)…(\d+)$/.exec(name) ?? [];
  if (min && max) return msg(str`${min} to ${max}`);
  const [, schemes] = Object.entries(protocols).find(([kind]) => kind === name) ?? [];
  const list = schemes?.join(', ');
  if (list) return msg(str`a URL that begins with ${list}`);
  return Object.hasOwn(expectations, name) ? (expectations[name]?.(msg) ?? name) : name;
}
