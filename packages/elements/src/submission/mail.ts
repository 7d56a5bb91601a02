// A message as the visitor's own mail program takes it. Knows no field and no wording.

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** Characters of the whole link: Windows hands 2,048 on to a mail program, and some programs take a little less. */
const longestLink = 2000;

/** What stands for the rest of a text that is longer. */
const ellipsis = encodeURIComponent(' …');

/** The link as RFC 6068 has it. A text that does not fit ends with an ellipsis. */
export function mailLink({ to, subject, body }: Mail): string {
  const address = encodeURIComponent(to).replaceAll('%40', '@');
  const start = `mailto:${address}?subject=${encodeURIComponent(plain(subject))}&body=`;
  return start + fit(plain(body), longestLink - start.length);
}

/** Lines end with CRLF in a mail; half a character, as a page may have set it, has no encoding at all. */
function plain(text: string): string {
  return text.toWellFormed().replace(/\r\n?|\n/g, '\r\n');
}

/** Encodes as many whole characters as there is room for. */
function fit(text: string, room: number): string {
  const whole = encodeURIComponent(text);
  if (whole.length <= room) return whole;
  let part = '';
  for (const character of text) {
    const next = part + encodeURIComponent(character);
    if (next.length + ellipsis.length > room) break;
    part = next;
  }
  return part + ellipsis;
}
