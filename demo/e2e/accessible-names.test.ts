// Voice control: a control is found by the words that are seen on it, in the browser's own accessibility tree (WCAG 2.5.3).
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { setsNetwork } from './faulty.ts';
import { type Answer, page, startPages } from './pages.ts';
import { siteOfThisFile, storyIn } from './story.ts';
import { answersTheSum, SENT, UNCLEAR, writes } from './widget.ts';

const site = siteOfThisFile();

/** Without white space: Chromium drops it even in `<label>Name <span>(optional)</span></label>`. */
const plain = (words: string) => words.toLowerCase().replaceAll(/\s+/g, '');

/** @param roles that the page shows at least */
async function saysWhatItShows(visitor: Visitor, ...roles: readonly string[]): Promise<void> {
  const controls = (await visitor.controls()) ?? [];
  for (const role of roles)
    assert.ok(
      controls.some((control) => control.role === role),
      `no ${role}`,
    );
  const wrong = controls.filter(({ name, visible }) => name === '' || !plain(name).includes(plain(visible)));
  assert.deepEqual(wrong, []);
}

async function opens(
  visitor: Visitor,
  context: TestContext,
  body: string,
  answers: Readonly<Record<string, Answer>> = {},
): Promise<string> {
  const script = `<script type="module" src="${site().endpointUrl}/foyer.js"></script>`;
  const { url } = await startPages(context, { '/': page(body, script), ...answers });
  await visitor.opens(url);
  return url;
}

storyIn('chromium', 'every control of the card has the name that is seen, in every state', async (visitor, context) => {
  await opens(
    visitor,
    context,
    `<foyer-contact-card name="Katrin Weidner" phone="0345 123" email="info@example.org" hours="Mo-Fr 9-12" consent="checkbox"
      fields="name? email phone? subject message" privacy-url="/privacy" imprint-url="/imprint" fallback-email="a@example.org"></foyer-contact-card>`,
  );
  await visitor.sees('Nachricht senden');
  await saysWhatItShows(visitor, 'button', 'link', 'textbox', 'checkbox');
  await visitor.clicks('Nachricht senden');
  await visitor.sees('Bitte geben Sie Ihre E-Mail-Adresse an.');
  await saysWhatItShows(visitor, 'button', 'link', 'textbox', 'checkbox');
  await writes(visitor, 'Namen');
  await visitor.fills('Betreff', 'Namen');
  await answersTheSum(visitor);
  await visitor.clicks('Ich bin einverstanden');
  await saysWhatItShows(visitor, 'textbox');
  await visitor.clicks('Nachricht senden');
  await visitor.sees(SENT);
  await saysWhatItShows(visitor, 'button', 'link');
});

storyIn('chromium', 'every control has the name that is seen when sending fails', async (visitor, context) => {
  await opens(
    visitor,
    context,
    '<foyer-contact-card endpoint="/gone" service="foyer" captcha="arithmetic" fallback-email="a@example.org" phone="0345 1"></foyer-contact-card>',
  );
  await writes(visitor, 'Ohne Rechnen');
  await visitor.clicks('Ohne Rechnen');
  await visitor.clicks('Nachricht senden');
  await visitor.sees('Nochmals senden');
  await visitor.sees('Für die Redaktion dieser Seite');
  await saysWhatItShows(visitor, 'button', 'link', 'textbox');
});

/** How a page gets into a state, and words that show it. */
const STATES: Readonly<
  Record<string, readonly [attributes: string, words: string, gets?: (visitor: Visitor) => Promise<unknown>]>
> = {
  'the countdown to the next attempt': ['endpoint="/busy"', 'Sekunden'],
  offline: ['endpoint="/busy"', 'Sie sind gerade offline.', (visitor) => setsNetwork(visitor, 'offline')],
  unconfirmed: ['endpoint="/page" service="form"', 'Ob sie ankam, kann diese Seite nicht sehen.'],
  unclear: ['endpoint="/page"', UNCLEAR],
};

for (const [state, [attributes, words, gets]] of Object.entries(STATES)) {
  storyIn('chromium', `every control of the card has the name that is seen: ${state}`, async (visitor, context) => {
    const card = `<foyer-contact-card captcha="none" name="Katrin" phone="0345 1" fallback-email="a@example.org"
      privacy-url="/privacy" ${attributes}><label slot="fields">Ort <input name="city"></label></foyer-contact-card>`;
    await opens(visitor, context, card, {
      '/page': '<!doctype html><title>Danke</title>',
      '/busy': (response) => response.writeHead(503, { 'Retry-After': '40' }).end(),
    });
    await writes(visitor, 'Namen');
    await gets?.(visitor);
    await visitor.clicks('Nachricht senden');
    await visitor.sees(words);
    await saysWhatItShows(visitor, 'button');
  });
}

storyIn(
  'chromium',
  'every control of the card has the name that is seen: a restored draft',
  async (visitor, context) => {
    const card = '<foyer-contact-card captcha="none" endpoint="/gone" service="foyer"></foyer-contact-card>';
    const url = await opens(visitor, context, card);
    await writes(visitor, 'Entwurf');
    await visitor.clicks('Nachricht senden');
    await visitor.sees('Nochmals senden');
    await visitor.opens(url);
    await visitor.sees('Verwerfen');
    await saysWhatItShows(visitor, 'button', 'textbox');
  },
);

storyIn(
  'chromium',
  'every control of the newsletter has the name that is seen, in every state',
  async (visitor, context) => {
    await opens(
      visitor,
      context,
      `<foyer-newsletter-signup consent="checkbox" captcha="arithmetic" topics="a b" privacy-url="/privacy">
      <span slot="topics" data-topic="a">Service</span><label slot="fields">Ort <input name="city" required></label>
    </foyer-newsletter-signup>`,
    );
    await visitor.clicks('Newsletter anfordern');
    await visitor.sees('Bitte geben Sie Ihre E-Mail-Adresse an.');
    await saysWhatItShows(visitor, 'button', 'link', 'textbox', 'checkbox');
    await visitor.fills('E-Mail', 'namen@example.org');
    await visitor.fills('Ort', 'Halle');
    await visitor.clicks('Ja, ich');
    await answersTheSum(visitor);
    await visitor.clicks('Newsletter anfordern');
    await visitor.sees('Adresse ändern');
    await saysWhatItShows(visitor, 'button');
    await visitor.clicks('Adresse ändern');
    await saysWhatItShows(visitor, 'button', 'textbox');
  },
);

storyIn('chromium', 'every control of the other widgets has the name that is seen', async (visitor, context) => {
  await opens(
    visitor,
    context,
    `<foyer-cta-banner heading="Zwei Tage" label="Mehr" href="/" dismissible></foyer-cta-banner>
    <foyer-blog-teaser post-title="Ein Beitrag" href="/a" more-href="/blog" more-label="Zum Blog" author="Lena" excerpt="Wie es war"></foyer-blog-teaser>
    <foyer-blog-teaser src="/gone.xml" more-href="/blog"></foyer-blog-teaser>
    <form><foyer-math-captcha></foyer-math-captcha><button>Los</button></form>`,
  );
  await visitor.sees('Zwei Tage');
  await visitor.sees('Nochmals laden');
  await saysWhatItShows(visitor, 'button', 'link', 'textbox');
  await visitor.evaluates(`document.querySelector('foyer-math-captcha').reportValidity()`);
  await visitor.clicks('Ohne Rechnen');
  await saysWhatItShows(visitor, 'button', 'link');
});
