// The person beside the form: photos that cannot be had, and addresses with letters beyond ASCII.
import assert from 'node:assert/strict';
import { eventually } from './eventually.ts';
import { page, startPages } from './pages.ts';
import { story } from './story.ts';

const SCRIPT = '<script type="module" src="/assets/foyer.js"></script>';
const SEES_PHOTOS = `[...document.querySelectorAll('img')].map((image) => image.checkVisibility())`;

const PHOTOS = [
  '<img slot="photo" src="/gone.jpg" alt="Katrin">',
  '<picture slot="photo"><img src="https://elsewhere.example/blocked.jpg" alt="Katrin"></picture>',
];

story('a slotted photo that is gone or blocked leaves the initials', async (visitor, context) => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="img-src 'self'">`;
  const cards = PHOTOS.map(
    (photo) => `<foyer-contact-card name="Katrin Weidner" fields="none">${photo}</foyer-contact-card>`,
  );
  const { url } = await startPages(context, { '/': page(cards.join(''), policy + SCRIPT) }, '/assets/');
  await visitor.opens(url);
  await visitor.sees('KW Ihr Ansprechpartner Katrin Weidner KW Ihr Ansprechpartner Katrin Weidner');
  assert.deepEqual(await visitor.evaluates(SEES_PHOTOS), [false, false]);
});

story(
  'a mail address with an umlaut is shown as written, and linked as mail programs take it',
  async (visitor, context) => {
    const card =
      '<foyer-contact-card name="Katrin Weidner" email="info@müller.example" fields="none"></foyer-contact-card>';
    const { url } = await startPages(context, { '/': page(card, SCRIPT) }, '/assets/');
    await visitor.opens(url);
    await visitor.sees('Katrin Weidner info@müller.example');
    const reads = `document.querySelector('foyer-contact-card').shadowRoot.querySelector('a').href`;
    await eventually('a link to the A-label', async () =>
      (await visitor.evaluates(reads)) === 'mailto:info@xn--mller-kva.example' ? true : undefined,
    );
  },
);
