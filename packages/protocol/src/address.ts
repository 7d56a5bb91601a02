// One way to write an e-mail address, for widgets, endpoint and settings. Each function returns what it cannot read
// unchanged: `isEmail` refuses it then.

// Every browser and Node have it; the types of this package name neither.
declare const URL: new (url: string) => { readonly hostname: string };

/** The form that is sent and stored: the domain in A-labels where it has other letters than ASCII, else as typed. */
export function asciiAddress(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  return address.slice(0, at) + asciiDomain(address.slice(at));
}

/** Equal for two spellings of one mailbox. */
export function addressKey(address: string): string {
  return asciiAddress(address).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Equal also for addresses that differ in a plus tag: their mails arrive at one person. */
export function paceKey(address: string): string {
  return addressKey(address).replace(/^([^+@]+)\+[^@]*@/, '$1@');
}

/**
 * The address in a text that was pasted: without invisible characters, `mailto:`, brackets, quotes, and the name beside
 * it. A text with two addresses, or with white space in the address, has none.
 */
export function cleanAddress(pasted: string): string {
  // NFKC makes the letters and the @ of East Asian keyboards ASCII.
  const text = pasted.normalize('NFKC').replace(invisible, '').trim();
  const found = new Map<string, string>();
  for (const part of text.split(delimiter)) {
    if (part.includes('@')) found.set(addressKey(bareAddress(part)), bareAddress(part));
  }
  const [address = text, second] = found.values();
  return second === undefined ? address : text;
}

/** Controls of direction, and marks of no width. ZWNJ and ZWJ stay between letters that need them. */
const invisible = /[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\u200c\u200d](?![^\0-\x7f])/g;

/** A colon counts only where no mistyped dot can be meant. */
const delimiter = /[<>()[\]"\u00ab\u00bb\u2039\u203a\u201c-\u201f]|mailto:|:\s/i;

/** Removes quotes around an address, the query of a `mailto:` link, and the punctuation of a sentence. */
function bareAddress(part: string): string {
  return part
    .trim()
    .replace(/^(['`])(.*)\1$|^\u2018(.*)\u2019$/, '$2$3')
    .replace(/(@[^@?]*)\?.*$/, '$1')
    .replace(/(@[^@]+\.[^.,;!]+)[.,;!]+$/, '$1');
}

function asciiDomain(domain: string): string {
  // ASCII stays as typed, and whatever a URL takes for more than a host name.
  if (!/[^\0-\x7f]/.test(domain) || /[\0-,/:-@[-`{-\x7f]/.test(domain)) return domain;
  try {
    // A last label of letters keeps digits from being read as an IPv4 address.
    return new URL(`http://${domain}.a`).hostname.slice(0, -2);
  } catch {
    return domain;
  }
}
