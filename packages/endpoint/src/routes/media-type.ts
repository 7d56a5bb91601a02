// Supported media types; anything else is refused before reading the body.

const mediaTypes = ['application/json', 'application/x-www-form-urlencoded', 'text/plain'] as const;

/** Refuses compression (decompression bombs) and other charsets, which would be decoded as UTF-8. */
export function mediaTypeOf(headers: Headers): (typeof mediaTypes)[number] | undefined {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charsets = parameters.filter((parameter) => parameter.startsWith('charset='));
  const isUtf8 = charsets.every((charset) => /^charset="?utf-?8"?$/.test(charset));
  if (!isUtf8 || headers.has('content-encoding')) return undefined;
  return mediaTypes.find((known) => known === type);
}
