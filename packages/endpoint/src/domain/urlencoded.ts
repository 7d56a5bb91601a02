// The body of a plain form, read strictly: what is not UTF-8 would be stored as question marks.

/** Names and values in their order, or undefined where the body is no urlencoded UTF-8. */
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

/** Throws where the escapes are not UTF-8; a `%` that begins no escape stands for itself. */
function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' ').replaceAll(/%(?![\da-f]{2})/gi, '%25'));
}
