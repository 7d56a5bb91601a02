// Configurator and theme studio in every engine: what is typed before the script is there, every tab, rubbish in the address,
// copying, and a style sheet that is read. Needs the built docs.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { type ServedSite, serveDist } from '../../docs/testing/serve-dist.ts';
import { startDocs } from './docs-site.ts';
import { eventually } from './eventually.ts';
import { story } from './story.ts';

let docs: ServedSite;

before(async () => {
  docs = await serveDist();
});

after(() => docs.stop());

const textAt = (visitor: Visitor, selector: string) =>
  visitor.evaluates(`document.querySelector(${JSON.stringify(selector)}).textContent`);

const valueOf = (visitor: Visitor, id: string) =>
  visitor.evaluates(`document.getElementById(${JSON.stringify(id)}).value`);

/** By its target: pages of frameworks have links of the same names. */
const choosesTab = (visitor: Visitor, target: string) =>
  visitor.evaluates(`void document.querySelector('[data-target=${target}]').click()`);

/** Waits until what the page says there fits. */
const says = (visitor: Visitor, selector: string, words: RegExp) =>
  eventually(`${String(words)} in ${selector}`, async () =>
    words.test(String(await textAt(visitor, selector))) ? true : undefined,
  );

/** Copies; where the engine gives no clipboard to a test, the page selects the text and says so. */
async function copies(visitor: Visitor, button: string, selector: string): Promise<void> {
  await visitor.clicks(button);
  await says(visitor, '.status', /^Copied|is selected: press/);
  if (/is selected/.test(String(await textAt(visitor, '.status'))))
    assert.equal(
      await visitor.evaluates('getSelection().toString().trim()'),
      String(await textAt(visitor, selector)).trim(),
    );
}

story('what is typed and pressed before the script is there is not lost', async (visitor, context) => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  context.after(() => open());
  const url = await startDocs(context, docs.url, async (path) => {
    if (/\/(?:configurator|studio)\.[\w-]+\.js$/.test(path)) await gate;
  });
  await visitor.opens(`${url}/configure/`);
  await visitor.fills('Heading', 'Say "hello"');
  await choosesTab(visitor, 'vue');
  await visitor.clicks('Content Security Policy');
  await visitor.evaluates(`(() => {
    const picker = document.querySelector('[data-control="--foyer-accent"] [type=color]');
    picker.value = '#7a1f5c';
    picker.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);
  assert.match(String(await textAt(visitor, '.snippet')), /heading="Write to us"/);
  open();
  await says(visitor, '.snippet', /<template>[^]*heading="Say &quot;hello&quot;"[^]*--foyer-accent: #7a1f5c/);
  assert.equal(await valueOf(visitor, 'contact-card-heading'), 'Say "hello"');
  await visitor.sees('Content-Security-Policy: default-src');
  assert.equal(await visitor.evaluates(`document.querySelector('[aria-selected=true]').textContent.trim()`), 'Vue');
});

story(
  'every tab has its snippet, which can be copied, and the address keeps what was chosen',
  async (visitor, context) => {
    const url = await startDocs(context, docs.url);
    await visitor.opens(`${url}/configure/?name=Zo%C3%AB+%3Cb%3E&--foyer-accent=light-dark(navy,+%239cf)&theme=pastel`);
    for (const [target, snippet] of [
      ['npm', /import '@foyer\/elements\/contact-card\.js'/],
      ['react', /export function Widget/],
      ['vue', /<script setup>/],
      ['svelte', /:global/],
      ['angular', /CUSTOM_ELEMENTS_SCHEMA/],
      ['block', /^<!-- wp:foyer\/contact-card/],
      ['shortcode', /^\[foyer-contact-card/],
      ['script', /^<script type="module"/],
    ] as const) {
      await choosesTab(visitor, target);
      await says(visitor, '.snippet', snippet);
    }
    await says(visitor, '.snippet', /foyer-contact-card:not\(:defined\)/);
    await copies(visitor, 'Copy', '.snippet');
    await visitor.clicks('Newsletter Sign-up');
    await says(visitor, '.snippet', /<foyer-newsletter-signup/);
    const { search } = new URL(String(await visitor.evaluates('location.href')));
    assert.deepEqual(Object.fromEntries(new URLSearchParams(search)), {
      widget: 'newsletter-signup',
      '--foyer-accent': 'light-dark(navy, #9cf)',
      theme: 'pastel',
    });
  },
);

story('what is refused is told beside its field', async (visitor, context) => {
  const url = await startDocs(context, docs.url);
  await visitor.opens(
    `${url}/configure/?lang=de-AT&fields=name+name&%E0%A4%A&name=a&name=b&service=web3forms&<script>=%`,
  );
  await visitor.sees('4 values in the address were not taken:');
  const tied = (field: string) =>
    visitor.evaluates(`(() => {
      const ids = (document.getElementById('${field}').getAttribute('aria-describedby') ?? '').split(' ');
      return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    })()`);
  assert.match(String(await tied('contact-card-fields-phone')), /^In the address: “name name” was not taken/);
  assert.match(String(await tied('contact-card-web3forms-constant-access_key')), /needs access_key/);
  assert.equal(await valueOf(visitor, 'contact-card-lang'), 'de-AT');
  // What other services need is not there.
  assert.doesNotMatch(await visitor.text(), /“gdpr”|formspree\.io/);
  await visitor.fills('Address', 'forms.example.org/contact');
  assert.match(String(await tied('contact-card-endpoint')), /was not taken\. Allowed: an address with https:/);
  assert.equal(await visitor.evaluates(`document.getElementById('contact-card-endpoint').ariaInvalid`), 'true');
  await visitor.fills('Address', 'http://forms.example.org/contact');
  assert.match(String(await tied('contact-card-endpoint')), /^ *Browsers send nothing from a page with https/);
});

story('the studio reads a style sheet, shows it, and gives it away', async (visitor, context) => {
  const url = await startDocs(context, docs.url);
  await visitor.opens(`${url}/theme-studio/?--foyer-space=loud`);
  await visitor.sees('“loud” was not taken.');
  await visitor.sees('Every pair reaches what WCAG asks for.');
  await visitor.clicks('Take over from CSS');
  await visitor.fills(
    'CSS of your page',
    ':root { --brand: oklch(0.5 0.1 200) } .btn { background: var(--brand) } a { color: var(--no) } }',
  );
  // From the field to the button.
  await visitor.leavesField();
  await visitor.presses('Enter');
  await visitor.sees('Taken over: 1');
  await visitor.sees('this is not CSS');
  assert.equal(await valueOf(visitor, 'property---foyer-accent'), 'oklch(0.5 0.1 200)');
  await says(visitor, '.css-code', /--foyer-accent: oklch\(0\.5 0\.1 200\);/);
  await says(visitor, '.tokens-code', /"hex": "#0\w{5}"/);
  await copies(visitor, 'Copy CSS', '.css-code');
  await visitor.fills('Muted text', '#aaaaaa');
  await visitor.sees('2 figures are too low.');
});
