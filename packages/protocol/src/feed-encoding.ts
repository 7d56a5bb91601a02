// Finds the encoding of a feed from the text that its bytes are as UTF-8. What bytes say counts more than what
// declarations and headers say, which are often wrong. Pure.

// Every browser and Node have it; the types of this package name neither.
declare const TextDecoder: new (label: string) => unknown;

/**
 * Another encoding that the bytes are in, by a name that `TextDecoder` knows. Undefined where UTF-8 is right.
 *
 * @param text the bytes as UTF-8, U+FFFD in the place of what is none
 */
export function otherEncoding(text: string, contentType: string): string | undefined {
  const [, little, big] = /^\uFFFD{0,2}(?:([\s<[{]\0)|(\0[\s<[{]))/.exec(text) ?? [];
  if (little) return 'utf-16le';
  if (big) return 'utf-16be';
  if (!isMisread(text)) return undefined;
  const declared = /<\?xml[^>]*?\sencoding=["']([\w.:-]+)/i.exec(text.slice(0, 1024))?.[1];
  // The program that writes a feed knows more than the server that delivers it.
  const sent = /charset="?([\w.:-]+)/i.exec(contentType)?.[1];
  return [declared, sent].find((name) => name !== undefined && !/^utf/i.test(name) && isKnown(name)) ?? 'windows-1252';
}

/** ISO-2022-JP has escapes. A broken character among good ones is damage: other encodings are valid UTF-8 only by accident. */
function isMisread(text: string): boolean {
  const broken = text.split('\uFFFD').length - 1;
  const good = text.match(/[^\0-\x7f\uFFFD]/g)?.length ?? 0;
  return text.includes('\x1b') || (broken > 0 && broken >= good);
}

function isKnown(name: string): boolean {
  try {
    return Boolean(new TextDecoder(name));
  } catch {
    return false;
  }
}
