import assert from 'node:assert/strict';
import { storedWith } from './owner.ts';
import { page, startPages } from './pages.ts';
import { siteOfThisFile, story } from './story.ts';
import { answersTheSum, SENT, writes } from './widget.ts';

const site = siteOfThisFile();

/** What Prototype.js 1.6 and MooTools replace in the browser's built-ins. */
const LIBRARIES = `
  const { apply } = Reflect;
  const own = Object.fromEntries(['every', 'filter', 'find', 'map', 'some'].map((name) => [name, Array.prototype[name]]));
  for (const [name, method] of Object.entries(own)) {
    Array.prototype[name] = function (callback, context) {
      return apply(method, this, [(item, index) => apply(callback, context, [item, index])]);
    };
  }
  const { find } = Array.prototype;
  Array.prototype.find = function (...how) { return apply(find, this, how) ?? null; };
  Object.prototype.version = '1.6';
  let crypto = {};
  HTMLElement.prototype.append = function (node) { return this.appendChild(node); };
  HTMLElement.prototype.prepend = function (node) { return this.insertBefore(node, this.firstChild); };
  Array.from = (items) => (items && items.length ? apply(Array.prototype.slice, items, []) : []);
  Array.prototype.entries = function () { return this.slice(); };
  Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
  Function.prototype.bind = function (self, args) {
    const method = this;
    return function () { return apply(method, self, args ? [args].flat() : arguments); };
  };
  Object.keys = (object) => { const keys = []; for (const key in object) keys.push(key); return keys; };
  for (const name of ['Element', 'Event', 'Request']) window[name] = function () {};
  HTMLElement.prototype.remove = function () { this.parentNode.removeChild(this); return this; };
  for (const name of ['hide', 'select', 'show', 'update', 'wrap']) HTMLElement.prototype[name] = () => undefined;`;

const TO_JSON = `Array.prototype.toJSON = function () { return '[' + this.join(', ') + ']'; };`;

/** WebKit's driver passes its own arguments through the page's `toJSON`, and cannot click with it. */
const librariesFor = (engine: string) => (engine === 'webkit' ? LIBRARIES : LIBRARIES + TO_JSON);

const FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  items: [{ id: '1', title: 'Erster', url: '/1' }],
});

const WIDGETS = `<foyer-contact-card name="Katrin Weidner"><label slot="fields">Tage
    <input type="checkbox" name="day" value="Mo" checked><input type="checkbox" name="day" value="Di" checked>
  </label></foyer-contact-card>
  <div data-foyer="cta-banner" data-heading="Per Div"><p><b data-slot="text">Mit Text</b></p></div>
  <foyer-blog-teaser src="/feed.json" count="2"></foyer-blog-teaser>`;

story('all widgets render, and the form sends, on a page with Prototype.js and MooTools', async (visitor, context) => {
  const head = `<script>window.errors = []; addEventListener('error', ({ message }) => errors.push(message));
    addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));</script>
    <script src="/libraries.js"></script><script type="module" src="${site().endpointUrl}/foyer.js"></script>`;
  const pages = await startPages(context, {
    '/': page(WIDGETS, head),
    '/feed.json': FEED,
    '/libraries.js': librariesFor(visitor.engine),
  });
  await visitor.opens(pages.url);
  for (const words of ['Per Div', 'Mit Text', 'Erster', 'Nachricht senden']) await visitor.sees(words);
  const message = `Neben Prototype (${visitor.engine})`;
  await visitor.clicks('Nachricht senden');
  await visitor.sees('Bitte geben Sie Ihre E-Mail-Adresse an.');
  await writes(visitor, message);
  await answersTheSum(visitor);
  await visitor.clicks('Nachricht senden');
  await visitor.sees(SENT);
  const [stored] = storedWith(site(), message);
  assert.deepEqual(Object.entries(stored?.fields ?? {}).find(([name]) => name === 'day')?.[1], ['Mo', 'Di']);
  assert.deepEqual(await visitor.evaluates('window.errors'), []);
});
