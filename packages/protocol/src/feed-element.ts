// Elements of a feed in XML, and how to find them and the URLs in them. Pure.

// Browsers and Node have these classes, but the compiler options of this package include the types of neither.
declare const URL: new (url: string, base: string) => { readonly href: string; readonly protocol: string };
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };

/** Made by a parser, with names in lower case, because feeds differ in it, and texts by `withoutControls`. */
export interface FeedElement {
  /** Without prefix: feeds use different ones. */
  readonly name: string;
  /** With prefixes. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: FeedElement | undefined;
  readonly children: readonly (FeedElement | string)[];
}

/** The control characters 128 to 159 come from windows-1252: `&#150;` is a dash, as in HTML. */
export function withoutControls(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) =>
    new TextDecoder('windows-1252').decode(Uint8Array.of(control.charCodeAt(0))),
  );
}

export function elementsOf(parent: FeedElement): readonly FeedElement[] {
  return parent.children.filter((child) => typeof child !== 'string');
}

/** Elements with one of the names, at any depth. */
export function descendants(parent: FeedElement, ...names: readonly string[]): readonly FeedElement[] {
  return elementsOf(parent).flatMap((child) => [
    ...(names.includes(child.name) ? [child] : []),
    ...descendants(child, ...names),
  ]);
}

export function child(parent: FeedElement, name: string): FeedElement | undefined {
  return elementsOf(parent).find((element) => element.name === name);
}

/** The first such child that has text, in the order of the names. */
export function childWithText(parent: FeedElement, ...names: readonly string[]): FeedElement | undefined {
  const named = names.flatMap((name) => elementsOf(parent).filter((element) => element.name === name));
  return named.find((element) => textOf(element).trim());
}

export function textOf(element: FeedElement | undefined): string {
  return (element?.children ?? []).map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
}

/** Markup without attributes. @param asMarkup converts text to markup; escaped text is markup already */
export function markupOf(element: FeedElement | undefined, asMarkup = (text: string) => text): string {
  return (element?.children ?? [])
    .map((part) =>
      typeof part === 'string' ? asMarkup(part) : `<${part.name}>${markupOf(part, asMarkup)}</${part.name}>`,
    )
    .join('');
}

/** Empty if the element does not have it. */
export function attribute(element: FeedElement | undefined, name: string): string {
  return element?.attributes.get(name) ?? '';
}

/** Resolved against `xml:base` of the element and its ancestors. Undefined if it is no URL. */
export function absoluteUrl(element: FeedElement | undefined, url: string, base: string): string | undefined {
  return url.trim() ? parse(url, baseOf(element, base))?.href : undefined;
}

/** URLs with other schemes are no base. */
function baseOf(element: FeedElement | undefined, base: string): string {
  if (!element) return base;
  const outer = baseOf(element.parent, base);
  const own = parse(attribute(element, 'xml:base'), outer);
  return own && /^https?:/.test(own.protocol) ? own.href : outer;
}

/** `URL.canParse` is missing in Chromium 119 and Safari 16. */
function parse(url: string, base: string): InstanceType<typeof URL> | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
