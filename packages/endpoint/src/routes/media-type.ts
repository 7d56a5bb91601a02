// In which form a body comes. What is neither of the two is refused before it is read.

/** A compressed body could unpack to anything; another charset would be read as UTF-8 and store nonsense. */
export function mediaTypeOf(headers: Headers): 'application/json' | 'application/x-www-form-urlencoded' | undefined {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (!isUtf8 || headers.has('content-encoding')) return undefined;
  return type === 'application/json' || type === 'application/x-www-form-urlencoded' ? type : undefined;
}
