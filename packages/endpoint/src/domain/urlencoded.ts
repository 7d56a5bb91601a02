// Parses urlencoded bodies into names and values that are still bytes: what they mean depends on the page's charset.

export type RawEntry = readonly [name: Uint8Array, value: Uint8Array];

export function rawEntries(body: Uint8Array): readonly RawEntry[] {
  // One character a byte.
  return Buffer.from(body)
    .toString('latin1')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [unescape(name), unescape(value.join('='))] as const;
    });
}

/** A `%` without an escape is literal. */
function unescape(text: string): Uint8Array {
  const characters = text
    .replaceAll('+', ' ')
    .replaceAll(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(characters, 'latin1');
}
