// A contact as a vCard: 4.0 (RFC 6350), or 3.0 (RFC 2426), which is all that Outlook reads.
import type { Contact } from './contact.ts';

export type VCardVersion = '3.0' | '4.0';

/** What stands before the value, by version. */
const properties = {
  '3.0': {
    phone: 'TEL;TYPE=VOICE,WORK:',
    email: 'EMAIL;TYPE=INTERNET:',
    address: 'ADR;TYPE=WORK:',
    photo: 'PHOTO;VALUE=uri:',
  },
  '4.0': {
    phone: 'TEL;VALUE=uri;TYPE="voice,work":tel:',
    email: 'EMAIL;TYPE=work:',
    address: 'ADR;TYPE=work:',
    photo: 'PHOTO:',
  },
} as const;

/** @returns lines of at most 75 octets, ended by CRLF */
export function vCard(contact: Contact, version: VCardVersion): string {
  const { name, organization, jobTitle, phone, email, address, photo } = contact;
  const names = properties[version];
  const kind = name ? 'individual' : 'org';
  const lines: readonly (readonly [property: string, value: string, isWanted: unknown])[] = [
    ['BEGIN:', 'VCARD', true],
    ['VERSION:', version, true],
    ['KIND:', kind, version === '4.0'],
    ['FN:', escape(name || organization || email || phone), true],
    ['N:', structuredName(name), true],
    ['ORG:', part(organization), organization],
    ['TITLE:', escape(jobTitle), jobTitle],
    [names.phone, phone, phone],
    [names.email, escape(email), email],
    [names.address, `;;${part(address)};;;;`, address],
    [names.photo, photo, photo],
    ['END:', 'VCARD', true],
  ];
  return lines.flatMap(([property, value, isWanted]) => (isWanted ? [`${fold(property + value)}\r\n`] : [])).join('');
}

/** The last word is the family name; address books sort by it. A name of one word is a given name. */
function structuredName(name: string): string {
  const words = name.trim().split(/\s+/);
  const family = words.length > 1 ? words.pop() : '';
  return `${part(family ?? '')};${part(words.join(' '))};;;`;
}

/** A semicolon need not be escaped where it separates nothing (RFC 6350, 3.4), and not every reader undoes it. */
function escape(text: string): string {
  return text
    .trim()
    .replaceAll(/[\\,]/g, String.raw`\$&`)
    .replaceAll(/\r\n?|\n/g, String.raw`\n`);
}

/** One of several parts of a value. */
function part(text: string): string {
  return escape(text).replaceAll(';', String.raw`\;`);
}

/** Breaks a line after at most 75 octets, never within a character. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let octets = 0;
  let folded = '';
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
