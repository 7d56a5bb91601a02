// Parses an urlencoded body strictly: invalid UTF-8 would be stored as replacement characters.

/** Name-value pairs in order, or undefined where the body is not urlencoded UTF-8. */
export function readEntries(body: Uint8Array): readonly (readonly [name: string, value: string])[] | undefined {
  try {
    return utf8(body)
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return [decode(name), decode(value.join('='))] as const;
      });
  } catch {
    return undefined;
  }
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** Throws on escapes that are not UTF-8; a `%` without an escape is literal. */
function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' ').replaceAll(/%(?![\da-f]{2})/gi, '%25'));
}
