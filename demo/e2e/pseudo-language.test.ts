// A language in which every message stands in brackets: words outside of them were not marked for translation.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type Answer, page, sendScript, startPages } from './pages.ts';
import { answers, reachesAllStates, WIDGETS } from './states.ts';
import { storyIn } from './story.ts';

/** Runs in the page, behind the words of a language. */
const BRACKETS = `
const inBrackets = new WeakMap();
const mark = (text) => '⟦' + text + '⟧';
const markTemplate = (html) => (strings, ...values) => {
  if (!inBrackets.has(strings)) {
    const marked = strings.map((text, at) => (at === 0 ? '⟦' : '') + text + (at === strings.length - 1 ? '⟧' : ''));
    inBrackets.set(strings, Object.assign(marked, { raw: marked }));
  }
  return html(inBrackets.get(strings), ...values);
};
const pseudo = (message) => {
  if (typeof message === 'string') return mark(message);
  if (typeof message === 'object') return Object.fromEntries(Object.entries(message).map(([form, text]) => [form, mark(text)]));
  return (html, ...values) => {
    const made = message(markTemplate(html), ...values);
    return typeof made === 'string' ? mark(made) : made;
  };
};
export const templates = words.map(pseudo);`;

/** The words of German in brackets; all other files as they are. */
const scripts: Answer = async (response, { path }) => {
  const name = path.slice('/a/'.length).replace(/\?.*/, '');
  if (!/^foyer-de-/.test(name)) return sendScript(name, response);
  const code = await readFile(new URL(import.meta.resolve(`@foyer/elements/cdn/${name}`)), 'utf8');
  return response.end(code.replace('export const templates=', 'const words=') + BRACKETS);
};

/** What each widget says or shows outside of the brackets, without what its attributes say. */
const UNMARKED = `(() => {
  const found = [];
  for (const widget of document.querySelectorAll('main *, main')) {
    if (!widget.shadowRoot) continue;
    const own = [...widget.attributes].map(({ value }) => value);
    let depth = 0;
    const outside = (text) => [...text].filter((letter) => {
      if (letter === '⟦') depth += 1;
      const isOutside = depth === 0;
      if (letter === '⟧') depth -= 1;
      return isOutside;
    }).join('').trim();
    const walker = document.createTreeWalker(widget.shadowRoot, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.nodeType === 3 ? node.parentElement : node;
      // Notes for the owner are in English.
      if (element?.closest('style, .editor')) continue;
      const texts = node.nodeType === 3
        ? [node.data]
        : ['aria-label', 'title', 'placeholder', 'alt'].map((name) => node.getAttribute(name) ?? '');
      for (const text of texts) {
        const rest = outside(text);
        if (/\\p{L}{2}/u.test(rest) && !own.some((value) => value.includes(rest))) found.push(widget.localName + ': ' + rest);
      }
    }
    if (depth !== 0) found.push(widget.localName + ': brackets do not match');
  }
  return [...new Set(found)];
})()`;

/** Dates by `Intl`, initials, an address, and the number of a receipt. */
const NOT_OURS = [/5\. November 2026/, /^Mo–Fr/, /^KW$/, /@example\.org/, /^[\dA-F]{4}-[\dA-F]{4}$/];

storyIn('chromium', 'all that the widgets say in any state is marked for translation', async (visitor, context) => {
  const head = '<script type="module" src="/a/foyer.js"></script>';
  const { url } = await startPages(context, {
    ...answers,
    '/': page(`<main>${WIDGETS}</main>`, head),
    '/a/*': scripts,
  });
  await visitor.opens(url);
  await reachesAllStates(visitor);
  assert.match(String(await visitor.text()), /⟦Nachricht senden⟧/);
  const found = (await visitor.evaluates(UNMARKED)) as readonly string[];
  const ours = found.filter((words) => !NOT_OURS.some((pattern) => pattern.test(words.replace(/^[\w-]+: /, ''))));
  assert.deepEqual(ours, []);
});
