// A page translator like those of browsers and extensions: replaces the text nodes of a page, also in open shadow roots.

/** How translators treat a text node. */
export type Treatment = 'wrapped' | 'moved' | 'replaced' | 'removed';

/** Translates all texts below a node: "Name" becomes "«Name»". */
export function translates(root: Node, treatment: Treatment = 'wrapped'): void {
  for (const node of textNodes(root)) treat(node, treatment);
}

function textNodes(root: Node): Text[] {
  const shadow = root instanceof Element && root.shadowRoot ? textNodes(root.shadowRoot) : [];
  const own = [...root.childNodes].flatMap((node) => {
    if (node instanceof Text) return node.data.trim() === '' ? [] : [node];
    return node instanceof HTMLStyleElement ? [] : textNodes(node);
  });
  return [...shadow, ...own];
}

function treat(node: Text, treatment: Treatment): void {
  // Digits stay, but in new nodes.
  const words = /\p{L}/u.test(node.data) ? `«${node.data}»` : node.data;
  const [outer, inner] = [document.createElement('font'), document.createElement('font')];
  outer.append(inner);
  if (treatment === 'removed') node.remove();
  else if (treatment === 'replaced') node.replaceWith(words);
  else if (treatment === 'moved') {
    node.before(outer);
    node.data = words;
    inner.append(node);
  } else {
    inner.textContent = words;
    node.replaceWith(outer);
  }
}

/** What Google's translator writes on a page that it has translated, until the test ends. */
export function marksPage(lang: string): void {
  const { documentElement } = document;
  const before = documentElement.lang;
  documentElement.lang = lang;
  documentElement.classList.add('translated-ltr');
  restore = () => {
    documentElement.lang = before;
    documentElement.classList.remove('translated-ltr');
  };
}

let restore: () => void = () => undefined;

afterEach(() => {
  restore();
  restore = () => undefined;
});
