// Detects the encoding of a feed from its bytes decoded as UTF-8. The bytes take precedence over
// declarations and headers, which are often wrong. Pure.

// Browsers and Node have this class, but the compiler options of this package include the types of neither.
declare const TextDecoder: new (label: string) => unknown;

/**
 * The encoding of the bytes by a name that `TextDecoder` knows; undefined for UTF-8.
 *
 * @param text the bytes decoded as UTF-8, with U+FFFD for invalid sequences
 */
export function otherEncoding(text: string, contentType: string): string | undefined {
  const [, little, big] = /^\uFFFD{0,2}(?:([\s<[{]\0)|(\0[\s<[{]))/.exec(text) ?? [];
  if (little) return 'utf-16le';
  if (big) return 'utf-16be';
  if (!isMisread(text)) return undefined;
  const declared = /<\?xml[^>]*?\sencoding=["']([\w.:-]+)/i.exec(text.slice(0, 1024))?.[1];
  // The declaration in the feed is more reliable than the header of the server.
  const sent = /charset="?([\w.:-]+)/i.exec(contentType)?.[1];
  return [declared, sent].find((name) => name !== undefined && !/^utf/i.test(name) && isKnown(name)) ?? 'windows-1252';
}

/**
 * U+FFFD that was in the text, so that its bytes are UTF-8: this is how windows-1252 and its relatives read them.
 */
export const lostCharacter = 'ï¿½';

/**
 * True for the escapes of ISO-2022-JP, which is ASCII else, and if invalid sequences prevail. A few of them among valid
 * ones are only damage.
 */
function isMisread(text: string): boolean {
  const broken = text.split('\uFFFD').length - 1;
  const good = text.match(/[^\0-\x7f\uFFFD]/g)?.length ?? 0;
  return (good === 0 && text.includes('\x1b$')) || (broken > 0 && broken >= good);
}

function isKnown(name: string): boolean {
  try {
    return Boolean(new TextDecoder(name));
  } catch {
    return false;
  }
}
