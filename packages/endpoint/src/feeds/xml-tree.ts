// Parses XML as feed readers do: it need not be well-formed, and what a document type declares is never read.
import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';

export interface XmlElement {
  /** In lower case, without prefix: feeds use different ones. */
  readonly name: string;
  /** By their names in lower case. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: XmlElement | undefined;
  readonly children: readonly (XmlElement | string)[];
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** No feed is deeper; the rest is ignored. */
const maxDepth = 200;

export function parseXml(text: string): XmlElement {
  const root: OpenElement = { name: '', attributes: {}, parent: undefined, children: [] };
  const open: OpenElement[] = [root];
  let isTooDeep = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const parent = open.at(-1) ?? root;
        const element: OpenElement = { name: name.slice(name.indexOf(':') + 1), attributes, parent, children: [] };
        parent.children.push(element);
        open.push(element);
        isTooDeep = open.length > maxDepth;
        if (isTooDeep) parser.pause();
      },
      ontext: (part) => void open.at(-1)?.children.push(part),
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(withoutNamesOfHtml(text));
  if (!isTooDeep) parser.end();
  return root;
}

/** `&eacute;` is common in feeds and unknown in XML. Sections of characters are left as they are. */
function withoutNamesOfHtml(text: string): string {
  return text.replace(/<!\[CDATA\[[^]*?(?:\]\]>|$)|&(?!(?:amp|lt|gt|quot|apos);)[a-z]\w{1,30};/gi, (found) =>
    found.startsWith('<') ? found : Array.from(decodeHTML(found), asNumber).join(''),
  );
}

/** Names that are unknown in HTML, too, stay as they are. */
function asNumber(character: string): string {
  return /[\w;&]/.test(character) ? character.replace('&', '&amp;') : `&#${character.codePointAt(0)};`;
}

export function elementsOf(parent: XmlElement): readonly XmlElement[] {
  return parent.children.filter((child) => typeof child !== 'string');
}

/** Elements with one of the names, at any depth. */
export function descendants(parent: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return elementsOf(parent).flatMap((child) => [
    ...(names.includes(child.name) ? [child] : []),
    ...descendants(child, ...names),
  ]);
}

export function child(parent: XmlElement, name: string): XmlElement | undefined {
  return elementsOf(parent).find((element) => element.name === name);
}

/** Trimmed text of the first such child that has any; markup within it, which should be escaped, is kept. */
export function childText(parent: XmlElement, ...names: readonly string[]): string {
  const named = names.flatMap((name) => elementsOf(parent).filter((element) => element.name === name));
  return named.map((element) => markupOf(element).trim()).find((text) => text !== '') ?? '';
}

/** Markup without attributes. @param asMarkup converts text to markup; escaped text is markup already */
export function markupOf({ children }: XmlElement, asMarkup = (text: string) => text): string {
  return children
    .map((part) =>
      typeof part === 'string' ? asMarkup(part) : `<${part.name}>${markupOf(part, asMarkup)}</${part.name}>`,
    )
    .join('');
}

export function textOf({ children }: XmlElement): string {
  return children.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
}

/** Resolved against `xml:base` of the element and its ancestors. Undefined if it is no URL. */
export function absoluteUrl(element: XmlElement, url: string | undefined, base: string): string | undefined {
  const from = baseOf(element, base);
  return url?.trim() && URL.canParse(url, from) ? new URL(url, from).href : undefined;
}

function baseOf(element: XmlElement | undefined, base: string): string {
  if (element === undefined) return base;
  const outer = baseOf(element.parent, base);
  const own = element.attributes['xml:base'] ?? '';
  return URL.canParse(own, outer) ? new URL(own, outer).href : outer;
}
