// Supported media types; anything else is refused before reading the body.
import type { FormEncoding } from './form-entries.ts';

const mediaTypes = ['application/json', 'text/plain'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** JSON is UTF-8. Compression is refused (decompression bombs). */
export function mediaTypeOf(headers: Headers): MediaType | undefined {
  const { charsets, type } = contentTypeOf(headers);
  const isUtf8 = charsets.every((charset) => /^utf-?8$/.test(charset));
  if (!isUtf8 || headers.has('content-encoding')) return undefined;
  return mediaTypes.find((known) => known === type);
}

/** Posts of HTML forms. They are in the charset of the page, which browsers do not name. */
export function formEncodingOf(headers: Headers): FormEncoding | undefined {
  const contentType = headers.get('content-type') ?? '';
  const { charsets, type } = contentTypeOf(headers);
  const kind = formKinds.get(type);
  if (kind === undefined || headers.has('content-encoding')) return undefined;
  return { kind, contentType, charset: charsets[0] };
}

const formKinds: ReadonlyMap<string, FormEncoding['kind']> = new Map([
  ['application/x-www-form-urlencoded', 'urlencoded'],
  ['multipart/form-data', 'multipart'],
]);

function contentTypeOf(headers: Headers): { readonly type: string; readonly charsets: readonly string[] } {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  return { type, charsets: parameters.flatMap((parameter) => /^charset="?([^"]*)"?$/.exec(parameter)?.[1] ?? []) };
}
