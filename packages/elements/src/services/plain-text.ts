// Converts a service's HTML messages to plain text. Uses no DOM.

/** Longer than any sentence, shorter than a page. */
const longest = 300;

const characters: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", nbsp: ' ', lt: '<', gt: '>' };

const inlineTag = /<\/?(?:a|b|code|em|i|small|span|strong|u)\b[^<>]*>/gi;

/** Text of an HTML fragment. Removes everything that looks like a tag, even if it was escaped. */
export function plainText(html: string): string {
  const text = html.slice(0, 10 * longest).replace(/&(#?\w{1,8});/g, (entity, name: string) => {
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    if (name.startsWith('#')) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    return characters[name] ?? entity;
  });
  const words = text.replace(inlineTag, '').replace(/<[^>]*(?:>|$)/g, ' ');
  return words.replace(/\s+/g, ' ').trim().slice(0, longest);
}
