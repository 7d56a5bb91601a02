// Normalizes e-mail addresses for widgets, endpoint and settings. Text without an address is returned unchanged, and
// `isEmail` rejects it.

// Browsers and Node have this class, but the compiler options of this package include the types of neither.
declare const URL: new (url: string) => { readonly hostname: string };

/** The address as sent and stored: a domain with non-ASCII letters in A-labels (Punycode), anything else as typed. */
export function asciiAddress(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  return address.slice(0, at) + asciiDomain(address.slice(at));
}

/** The same key for all spellings of one mailbox. */
export function addressKey(address: string): string {
  return asciiAddress(address).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The same key also for addresses that differ only in a plus tag, since their mails reach the same person. */
export function paceKey(address: string): string {
  return addressKey(address).replace(/^([^+@]+)\+[^@]*@/, '$1@');
}

/**
 * The address in pasted text, without invisible characters, `mailto:`, brackets, quotes, and the name beside
 * it. A text with two addresses, or with white space in the address, has none.
 */
export function cleanAddress(pasted: string): string {
  // NFKC turns full-width letters and the full-width @ into ASCII.
  const text = pasted.normalize('NFKC').replace(invisible, '').trim();
  const found = new Map<string, string>();
  for (const part of text.split(delimiter)) {
    if (part.includes('@')) found.set(addressKey(bareAddress(part)), bareAddress(part));
  }
  const [address = text, second] = found.values();
  return second === undefined ? address : text;
}

/** Bidirectional controls and zero-width characters. ZWNJ and ZWJ are kept before a non-ASCII letter. */
const invisible = /[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\u200c\u200d](?![^\0-\x7f])/g;

/** A colon is only a delimiter before white space: elsewhere it may be a mistyped dot. */
const delimiter = /[<>()[\]"\u00ab\u00bb\u2039\u203a\u201c-\u201f]|mailto:\/*|:\s/i;

/** Removes quotes around an address, the query of a `mailto:` link, and the punctuation of a sentence. */
function bareAddress(part: string): string {
  return part
    .trim()
    .replace(/^(['`])(.*)\1$|^\u2018(.*)\u2019$/, '$2$3')
    .replace(/(@[^@?]*)\?.*$/, '$1')
    .replace(/(@[^@]+\.[^.,;!]+)[.,;!]+$/, '$1');
}

function asciiDomain(domain: string): string {
  // An ASCII domain is kept as typed, and so is a text that a URL would not parse as a host name alone.
  if (!/[^\0-\x7f]/.test(domain) || /[\0-,/:-@[-`{-\x7f]/.test(domain)) return domain;
  try {
    // A final label of letters prevents digits from being parsed as an IPv4 address.
    return new URL(`http://${domain}.a`).hostname.slice(0, -2);
  } catch {
    return domain;
  }
}
