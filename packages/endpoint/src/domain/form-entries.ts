// Decodes posts of HTML forms: urlencoded or multipart, in the charset of the page. Knows no field.
import { rawEntries } from './urlencoded.ts';

export interface FormEncoding {
  readonly kind: 'urlencoded' | 'multipart';
  /** The whole header: it contains the boundary of a multipart body. */
  readonly contentType: string;
  /** From the header. Browsers send none. */
  readonly charset: string | undefined;
}

export type FormEntries = readonly (readonly [name: string, value: string])[];

export type EntriesReading =
  | { readonly status: 'read'; readonly entries: FormEntries }
  | { readonly status: 'has-files' }
  | { readonly status: 'unreadable' };

/** Browsers use this for pages in ISO-8859-1 and for pages without a charset. */
const legacyCharset = 'windows-1252';
/** A hidden field of this name gets the charset from the browser. */
const charsetField = '_charset_';
const unreadable = { status: 'unreadable' } as const;

/** Never throws. */
export async function readFormEntries(body: Uint8Array, encoding: FormEncoding): Promise<EntriesReading> {
  try {
    return encoding.kind === 'multipart'
      ? await readMultipart(body, encoding)
      : { status: 'read', entries: readUrlencoded(body, encoding.charset) };
  } catch {
    return unreadable;
  }
}

/** Pairs in order. Throws where the body is not in this charset. */
function readUrlencoded(body: Uint8Array, charset?: string): FormEntries {
  const raw = rawEntries(body);
  const named = raw.find(([name]) => Buffer.from(name).toString('latin1') === charsetField)?.[1];
  const decode = decoderFor(raw.flat(), charset ?? (named && Buffer.from(named).toString('latin1')));
  return raw.map(([name, value]) => [decode(name), decode(value)] as const).filter(isNotCharset);
}

async function readMultipart(body: Uint8Array, { charset, contentType }: FormEncoding): Promise<EntriesReading> {
  // The runtime's parser reads UTF-8 only.
  const utf8 = new TextEncoder().encode(decoderFor([body], charset)(body));
  const form = await new Response(utf8, { headers: { 'Content-Type': contentType } }).formData();
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

/** One charset for the whole body: the declared one, else UTF-8 if the bytes are valid, else Windows-1252. */
function decoderFor(texts: readonly Uint8Array[], charset: string | undefined): (bytes: Uint8Array) => string {
  const utf8 = decoder('utf-8');
  if (charset !== undefined) return isUtf8(charset) ? utf8 : withReferences(decoder(charset));
  return texts.every((bytes) => isDecodable(bytes, utf8)) ? utf8 : withReferences(decoder(legacyCharset));
}

/** Throws on an unknown charset. */
function decoder(charset: string): (bytes: Uint8Array) => string {
  const reader = new TextDecoder(charset, { fatal: true, ignoreBOM: true });
  return (bytes) => reader.decode(bytes);
}

function isUtf8(charset: string): boolean {
  return new TextDecoder(charset).encoding === 'utf-8';
}

function isDecodable(bytes: Uint8Array, decode: (bytes: Uint8Array) => string): boolean {
  try {
    decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Browsers send characters that the page's charset lacks as `&#26085;`. */
function withReferences(decode: (bytes: Uint8Array) => string): (bytes: Uint8Array) => string {
  return (bytes) =>
    decode(bytes).replaceAll(/&#(\d{1,7});/g, (reference, digits: string) => {
      const code = Number(digits);
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : reference;
    });
}
