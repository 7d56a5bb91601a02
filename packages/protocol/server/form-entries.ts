// Decodes posts of HTML forms: urlencoded or multipart, in the charset of the page. Knows no field.
import { legacyCharsets } from './legacy-charsets.ts';
import { reservedNames } from './read-form-post.ts';
import { oneCharacterAByte, rawEntries } from './urlencoded.ts';

export interface FormEncoding {
  readonly kind: 'urlencoded' | 'multipart';
  /** The whole header: it contains the boundary of a multipart body. */
  readonly contentType: string;
  /** From the header. Browsers send none. */
  readonly charset: string | undefined;
}

export interface EncodedBody extends FormEncoding {
  /** `Accept-Language`, for a page without a charset. */
  readonly languages: string;
}

export type FormEntries = readonly (readonly [name: string, value: string])[];

export type EntriesReading =
  | { readonly status: 'read'; readonly entries: FormEntries }
  | { readonly status: 'has-files' }
  | { readonly status: 'unreadable' };

/** A hidden field of this name gets the charset from the browser. */
const charsetField = '_charset_';
const unreadable = { status: 'unreadable' } as const;

/** Never throws. */
export async function readFormEntries(body: Uint8Array, encoding: EncodedBody): Promise<EntriesReading> {
  try {
    return encoding.kind === 'multipart'
      ? await readMultipart(body, encoding)
      : { status: 'read', entries: readUrlencoded(body, encoding) };
  } catch {
    return unreadable;
  }
}

/** Pairs in order. Throws where the body is not in this charset. */
function readUrlencoded(body: Uint8Array, { charset, languages }: EncodedBody): FormEntries {
  const raw = rawEntries(body);
  const ascii = (wanted: string) => {
    const value = raw.find(([name]) => oneCharacterAByte(name) === wanted)?.[1];
    return value && oneCharacterAByte(value);
  };
  const decode = decoderFor(raw.flat(), {
    charset: charset ?? ascii(charsetField),
    languages: ascii(reservedNames.locale) || languages,
  });
  return raw.map(([name, value]) => [decode(name), decode(value)] as const).filter(isNotCharset);
}

async function readMultipart(body: Uint8Array, encoding: EncodedBody): Promise<EntriesReading> {
  // The runtime's parser reads UTF-8 only.
  const utf8 = new TextEncoder().encode(decoderFor([body], encoding)(body));
  const form = await new Response(utf8, { headers: { 'Content-Type': encoding.contentType } }).formData();
  const entries: (readonly [string, string])[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') entries.push([name, value]);
    // An input without a chosen file sends an empty one.
    else if (value.size > 0 || value.name !== '') return { status: 'has-files' };
  }
  return { status: 'read', entries: entries.filter(isNotCharset) };
}

function isNotCharset([name]: readonly [string, string]): boolean {
  return name !== charsetField;
}

/** One charset for the whole body: the declared one, else UTF-8 if the bytes are valid, else one of the language. */
function decoderFor(
  texts: readonly Uint8Array[],
  { charset, languages }: Pick<EncodedBody, 'charset' | 'languages'>,
): (bytes: Uint8Array) => string {
  const utf8 = decoder('utf-8');
  if (charset !== undefined) return isUtf8(charset) ? utf8 : withReferences(decoder(charset));
  if (texts.every((bytes) => read(bytes, utf8) !== undefined)) return utf8;
  const candidates = legacyCharsets(languages).map(decoder);
  const fits = (decode: (bytes: Uint8Array) => string) => texts.every((bytes) => isText(read(bytes, decode)));
  return withReferences(candidates.find(fits) ?? candidates.at(-1) ?? utf8);
}

/** Throws on an unknown charset. */
function decoder(charset: string): (bytes: Uint8Array) => string {
  const reader = new TextDecoder(charset, { fatal: true, ignoreBOM: true });
  return (bytes) => reader.decode(bytes);
}

function isUtf8(charset: string): boolean {
  return new TextDecoder(charset).encoding === 'utf-8';
}

function read(bytes: Uint8Array, decode: (bytes: Uint8Array) => string): string | undefined {
  try {
    return decode(bytes);
  } catch {
    return undefined;
  }
}

/** Some decoders turn bytes that their charset lacks into control characters. */
function isText(decoded: string | undefined): boolean {
  return decoded !== undefined && !/[\x80-\x9f]/.test(decoded);
}

/** Browsers send characters that the page's charset lacks as `&#26085;`. */
function withReferences(decode: (bytes: Uint8Array) => string): (bytes: Uint8Array) => string {
  return (bytes) =>
    decode(bytes).replaceAll(/&#(\d{1,7});/g, (reference, digits: string) => {
      const code = Number(digits);
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : reference;
    });
}
