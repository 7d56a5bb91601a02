// Reads a page that is about to be rendered: its widgets in their places, and the settings that hold there. Positions are
// kept, so that everything else in the page stays as it was written.
import { getAttribute, hasAttribute, isElementNode, isTemplateNode, queryAll } from '@parse5/tools';
import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';
import { isLanguage, tagOf } from '../base/language.ts';
import { isOwnScript, type PageOptions } from '../browser/page-options.ts';

export interface Widget {
  readonly tree: Tree.Element;
  /** BCP 47 tag of the place; '' if the page names none. */
  readonly lang: string;
  /** Where its content begins, in characters of the page. */
  readonly contentStart: number;
  /** Behind its end tag, in characters of the page; undefined if it has none. */
  readonly end: number | undefined;
}

export interface Page {
  /** In document order, without those that are rendered already. */
  readonly widgets: readonly Widget[];
  readonly options: PageOptions;
  /** Host of the page's canonical address, '' if it names none. */
  readonly host: string;
}

/** @param html a page, or a part of one */
export function readPage(html: string, isWidget: (tag: string) => boolean): Page {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const options = readOptions(document);
  const pageLang = isLanguage(options.lang ?? '') ? (options.lang ?? '') : '';
  const widgets: Widget[] = [];
  const visit = (parent: Tree.ParentNode, inherited: string): void => {
    for (const tree of parent.childNodes.filter(isElementNode)) {
      const lang = langOf(tree, pageLang) ?? inherited;
      const { startTag, endTag } = tree.sourceCodeLocation ?? {};
      const contentStart = startTag?.endOffset;
      if (isWidget(tree.tagName) && contentStart !== undefined && !isRendered(tree)) {
        widgets.push({ tree, lang: lang || pageLang, contentStart, end: endTag?.endOffset });
      }
      visit(contentOf(tree), lang);
    }
  };
  visit(document, '');
  return { widgets, options, host: readHost(document) };
}

/** As `pageOptions` in a browser. */
function readOptions(document: Tree.Document): PageOptions {
  const meta = firstElement(document, (node) => node.tagName === 'meta' && getAttribute(node, 'name') === 'foyer');
  const script = firstElement(
    document,
    (node) => node.tagName === 'script' && isOwnScript({ src: `/${getAttribute(node, 'src') ?? ''}` }),
  );
  return { ...dataset(meta), ...dataset(script) };
}

function readHost(document: Tree.Document): string {
  const link = firstElement(document, (node) => node.tagName === 'link' && getAttribute(node, 'rel') === 'canonical');
  const href = link ? (getAttribute(link, 'href') ?? '') : '';
  return URL.canParse(href) ? new URL(href).hostname : '';
}

function firstElement(document: Tree.Document, isWanted: (node: Tree.Element) => boolean): Tree.Element | undefined {
  for (const node of queryAll<Tree.Element>(document, isElementNode)) if (isWanted(node)) return node;
  return undefined;
}

/** The page's option takes precedence over the document's own language. */
function langOf(tree: Tree.Element, pageLang: string): string | undefined {
  const written = getAttribute(tree, 'lang') ?? '';
  if (!isLanguage(written) || (tree.tagName === 'html' && pageLang !== '')) return undefined;
  return tagOf(written);
}

function isRendered(widget: Tree.Element): boolean {
  return widget.childNodes.some((child) => isElementNode(child) && hasAttribute(child, 'shadowrootmode'));
}

/** Of another component's shadow root, its content counts; that of an inert template does not. */
function contentOf(tree: Tree.Element): Tree.ParentNode {
  return isTemplateNode(tree) && hasAttribute(tree, 'shadowrootmode') ? tree.content : tree;
}

/** `data-server` → `server`. */
function dataset(tree: Tree.Element | undefined): Readonly<Record<string, string>> {
  const data = (tree?.attrs ?? []).filter(({ name }) => /^data-[a-z]+$/.test(name));
  return Object.fromEntries(data.map(({ name, value }) => [name.slice('data-'.length), value]));
}
