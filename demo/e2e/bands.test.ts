// Widgets without a box of their own, on grounds that only the page knows.
import assert from 'node:assert/strict';
import { FAINT_TEXT } from './contrast.ts';
import { eventually } from './eventually.ts';
import { page, startPages } from './pages.ts';
import { story } from './story.ts';

const WIDGETS = `<foyer-contact-card variant="plain" heading="Schreiben Sie uns" name="Katrin Weidner" job-title="Beratung"
    consent="checkbox" phone="+49 30 1234567" endpoint="/contact"><p>Ein Text.</p></foyer-contact-card>
  <foyer-newsletter-signup variant="plain" captcha="arithmetic" endpoint="/newsletter" frequency="monthly"></foyer-newsletter-signup>
  <foyer-blog-teaser variant="plain" heading="Blog" post-title="Drei Tage am Fluss" href="/1" published="2026-11-05"
    excerpt="Ein kurzer Text." author="Lena" more-href="/blog"></foyer-blog-teaser>
  <foyer-cta-banner variant="plain" heading="Zwei Tage" label="Mehr erfahren" href="/s"><p>Ein Text.</p></foyer-cta-banner>
  <form><foyer-math-captcha></foyer-math-captcha><foyer-math-captcha variant="plain" name="again"></foyer-math-captcha></form>`;

/** Background and text of a band. */
const BANDS = [
  ['#000', '#fff'],
  ['#102a33', '#fff'],
  ['#0b5c66', '#fff'],
  ['#7b1e3a', '#fff'],
  ['#222', '#ddd'],
  ['#fff', '#000'],
  ['#f5e9d0', '#222'],
  ['#ffd400', '#111'],
];

const bands = BANDS.flatMap(([ground, text]) =>
  ['light', 'dark'].map(
    (scheme) =>
      `<section style="width: 480px; background: ${ground}; color: ${text}; color-scheme: ${scheme}">${WIDGETS}</section>`,
  ),
).join('');

story('on dark and light bands all text without a box of its own can be read, errors too', async (visitor, context) => {
  const head = '<script type="module" src="/a/foyer.js"></script>';
  const { url } = await startPages(context, { '/': page(bands, head) }, '/a/');
  await visitor.opens(url);
  const drawn = `[...document.querySelectorAll('section > [variant], foyer-math-captcha')].every((widget) =>
    widget.shadowRoot?.querySelector('.frame'))`;
  await eventually('widgets', async () => ((await visitor.evaluates(drawn)) === true ? true : undefined));
  assert.deepEqual(await visitor.evaluates(FAINT_TEXT), []);

  const errors = `[...document.querySelectorAll('section :is(foyer-contact-card, foyer-newsletter-signup, foyer-math-captcha)')]
    .map((widget) => widget.shadowRoot.querySelectorAll('.error').length)`;
  await visitor.evaluates(`void document.querySelectorAll('foyer-math-captcha').forEach((captcha) => captcha.focus())`);
  await eventually('errors', async () => {
    await visitor.evaluates(`(() => {
      document.querySelectorAll('foyer-contact-card, foyer-newsletter-signup').forEach((form) => void form.submit());
      document.querySelectorAll('foyer-math-captcha').forEach((captcha) => captcha.reportValidity());
    })()`);
    const shown = (await visitor.evaluates(errors)) as number[];
    return shown.every((count) => count > 0) ? true : undefined;
  });
  assert.deepEqual(await visitor.evaluates(FAINT_TEXT), []);
});
