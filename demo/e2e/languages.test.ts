// Every language, from the built script files.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { eventually } from './eventually.ts';
import { page, startPages } from './pages.ts';
import { story } from './story.ts';

const files = readdirSync(new URL('.', import.meta.resolve('@foyer/elements/cdn/foyer.js')));
const languages = files.flatMap((name) => /^foyer-newsletter-signup\.([a-z]+)\.js$/.exec(name)?.slice(1) ?? []);

story('in every language a wrong and a late form say so', async (visitor, context) => {
  assert.equal(languages.length, 17);
  const forms = languages
    .map(
      (lang) => `<foyer-newsletter-signup lang="${lang}" service="json" captcha="none"></foyer-newsletter-signup>
      <foyer-newsletter-signup lang="${lang}" data-late captcha="none" endpoint="/busy/${lang}"></foyer-newsletter-signup>`,
    )
    .join('');
  const head = '<script type="module" src="/a/foyer.js"></script>';
  const busy = Object.fromEntries(
    languages.map((lang) => [
      `/busy/${lang}`,
      (response: { writeHead(status: number, headers: Record<string, string>): { end(): unknown } }) =>
        response.writeHead(503, { 'Retry-After': '9', 'Access-Control-Expose-Headers': 'Retry-After' }).end(),
    ]),
  );
  const { url } = await startPages(context, { '/': page(forms, head), ...busy }, '/a/');
  await visitor.opens(url);
  const drawn = `[...document.querySelectorAll('body > *, foyer-newsletter-signup')].every((form) => !form.localName.includes('-') || form.hasUpdated)`;
  await eventually('widgets', async () => ((await visitor.evaluates(drawn)) === true ? true : undefined));
  await visitor.evaluates(`(() => {
    for (const form of document.querySelectorAll('foyer-newsletter-signup')) {
      if (form.hasAttribute('data-late')) form.value = { email: 'lena@example.org' };
      void form.submit();
    }
  })()`);
  const states = `[...document.querySelectorAll('foyer-newsletter-signup')].map((form) => [form.lang, form.state, form.shadowRoot.textContent.includes('9')].join(' '))`;
  const wanted = languages.flatMap((lang) => [`${lang} invalid false`, `${lang} waiting true`]);
  let found: unknown;
  await eventually('states', async () => {
    found = await visitor.evaluates(states);
    return String(found) === String(wanted) ? true : undefined;
  }).catch(() => assert.deepEqual(found, wanted));
});
