// In which form a body comes. What is none of these is refused before it is read.

const mediaTypes = ['application/json', 'application/x-www-form-urlencoded', 'text/plain'] as const;

/** A compressed body could unpack to anything; another charset would be read as UTF-8 and store nonsense. */
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
