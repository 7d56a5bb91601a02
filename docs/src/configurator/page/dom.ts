// Small helpers for the pages' scripts. Text is text: nothing here reads markup.

type Child = Node | string;
type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with attributes and children; `true` writes an empty attribute, `false` none. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** The element of a component, by its class. */
export function part(root: ParentNode, name: string): HTMLElement {
  const found = root.querySelector(`.${name}`);
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no .${name}`);
  return found;
}

const PAUSE_MS = 600;

/** Speaks through a live region, once nobody types any more. */
export function announcer(region: HTMLElement): (sentence: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (sentence) => {
    clearTimeout(timer);
    timer = setTimeout(() => void (region.textContent = sentence), PAUSE_MS);
  };
}

/** Opens what the element is folded into. */
export function reveal(element: Element): void {
  const folded = element.closest('details:not([open])');
  if (!(folded instanceof HTMLDetailsElement)) return;
  folded.open = true;
  reveal(folded);
}

/** Copies text; where the browser refuses, it selects what is shown. */
export async function copies(text: string, shown: Node): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return false;
  }
}
