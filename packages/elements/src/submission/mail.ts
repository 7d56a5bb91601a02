// Composes a message as a mailto: link.

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** Maximum length of the link: Windows passes 2,048 characters to a mail program, and some programs accept less. */
const longestLink = 2000;

/** Replaces the rest of a text that is too long. */
const ellipsis = encodeURIComponent(' …');

/** A link as specified by RFC 6068. A text that does not fit ends with an ellipsis. */
export function mailLink({ to, subject, body }: Mail): string {
  const address = encodeURIComponent(to).replaceAll('%40', '@');
  const start = `mailto:${address}?subject=${encodeURIComponent(plain(subject))}&body=`;
  return start + fit(plain(body), longestLink - start.length);
}

/** Mail lines end with CRLF; a lone surrogate, which a script may have set, cannot be encoded. */
function plain(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd').replace(/\r\n?|\n/g, '\r\n');
}

/** Encodes as many whole characters as fit. */
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
