// Parses XML as feed readers do: it need not be well-formed, and what a document type declares is never read.
import { type FeedElement, withoutControls } from '@foyer/protocol';
import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';

interface OpenElement extends FeedElement {
  readonly children: (FeedElement | string)[];
}

/** No feed is deeper; the rest is ignored. */
const maxDepth = 200;

export function parseXml(text: string): FeedElement {
  const root: OpenElement = { name: '', attributes: new Map(), parent: undefined, children: [] };
  const open: OpenElement[] = [root];
  let isTooDeep = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const parent = open.at(-1) ?? root;
        const element = { name: localName(name), attributes: attributesOf(attributes), parent, children: [] };
        parent.children.push(element);
        open.push(element);
        isTooDeep = open.length > maxDepth;
        if (isTooDeep) parser.pause();
      },
      ontext: (part) => void open.at(-1)?.children.push(withoutControls(part)),
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(withoutNamesOfHtml(text));
  if (!isTooDeep) parser.end();
  return root;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** XML turns white space in attributes into spaces. */
function attributesOf(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const spaced = (value: string) => withoutControls(value.replace(/\r\n|[\t\r\n]/g, ' '));
  return new Map(Object.entries(attributes).map(([name, value]) => [name, spaced(value)]));
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
