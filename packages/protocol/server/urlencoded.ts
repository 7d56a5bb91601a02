// Parses urlencoded bodies into names and values that are still bytes: what they mean depends on the page's charset.

export type RawEntry = readonly [name: Uint8Array, value: Uint8Array];

export function rawEntries(body: Uint8Array): readonly RawEntry[] {
  return oneCharacterAByte(body)
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
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

export function oneCharacterAByte(bytes: Uint8Array): string {
  return [...bytes].map((byte) => String.fromCharCode(byte)).join('');
}
