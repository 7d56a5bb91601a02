// The strictest content security policy: the page speaks to its own host alone, has scripts by nonce, no styles, and trusted
// types. Pages that a server rendered have styles by nonce.
import assert from 'node:assert/strict';
import { renderWidgets } from '@foyer/elements/ssr.js';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { eventually } from './eventually.ts';
import { storedWith } from './owner.ts';
import type { Pages } from './pages.ts';
import { siteOfThisFile, story } from './story.ts';
import { refusesNothing, scriptTag, startStrictSite, type StrictPage } from './strict-site.ts';
import { answersTheSum, SENT, writes } from './widget.ts';

const site = siteOfThisFile();

const CARD = `<foyer-contact-card name="Katrin Weidner" job-title="Beraterin" photo="/nowhere.png" phone="+49 30 1234" email="k@example.org"
  address="Hafenweg 1, Hamburg" hours="Mo-Fr 9-17" map="osm" vcard structured-data privacy-url="/privacy"></foyer-contact-card>`;
const NEWSLETTER = '<foyer-newsletter-signup topics="care" frequency="monthly"></foyer-newsletter-signup>';
const TEASER = '<foyer-blog-teaser src="/feed.xml" images="any" endpoint="/forms/contact"></foyer-blog-teaser>';
const BANNER = `<foyer-cta-banner heading="Seminar" label="Schreiben" opens="#talk" dismissible endpoint="/forms/contact"></foyer-cta-banner>`;
const ALL = `${BANNER}${TEASER}<dialog>${CARD.replace(' ', ' id="talk" ')}</dialog>
  <div data-foyer="cta-banner" data-heading="Per Div" data-label="Los" data-href="/"></div>`;
const FEED = `<rss version="2.0"><channel><item><title>Ein Beitrag</title><link>/post</link><enclosure url="/nowhere.png" type="image/png"/>
  <description>Worte</description></item></channel></rss>`;

const WAYS: Readonly<Record<string, Omit<StrictPage, 'body'>>> = {
  'foyer.js': { head: scriptTag('foyer.js') },
  'foyer.all.js': { head: scriptTag('foyer.all.js') },
  'foyer.js on rendered pages': {
    head: scriptTag('foyer.js'),
    rendered: (html, nonce) => renderWidgets(html, { nonce }),
  },
};

const startPagesBy = (context: Parameters<typeof startStrictSite>[0], way: string): Promise<Pages> => {
  const bodies = {
    '/card': CARD,
    '/newsletter': NEWSLETTER,
    '/all': ALL,
    '/wrong': CARD.replace(' ', ' service="nonsense" '),
  };
  const pages = Object.entries(bodies).map(([path, body]) => [path, { body, ...WAYS[way] }] as const);
  return startStrictSite(context, {
    endpointUrl: site().endpointUrl,
    pages: Object.fromEntries(pages),
    answers: { '/feed.xml': FEED },
  });
};

/** The button that sends has a color. */
const isStyled = (visitor: Visitor, tag: string) =>
  eventually('style', async () => {
    const button = `document.querySelector('${tag}').shadowRoot?.querySelector('form .button')`;
    const color = await visitor.evaluates(`${button} && getComputedStyle(${button}).backgroundColor`);
    return color !== null && color !== undefined && color !== 'rgba(0, 0, 0, 0)' ? true : undefined;
  });

for (const way of Object.keys(WAYS)) {
  story(`a message and a sign-up are stored, with ${way}`, async (visitor, context) => {
    const { url } = await startPagesBy(context, way);
    const message = `Streng mit ${way} (${visitor.engine})`;
    await visitor.opens(`${url}/card`);
    await isStyled(visitor, 'foyer-contact-card');
    await writes(visitor, message);
    await answersTheSum(visitor);
    await visitor.clicks('Nachricht senden');
    await visitor.sees(SENT);
    assert.equal(storedWith(site(), message).length, 1);
    await refusesNothing(visitor);

    const email = `streng.${way.replaceAll(/\W/g, '')}.${visitor.engine}@example.org`;
    await visitor.opens(`${url}/newsletter`);
    await isStyled(visitor, 'foyer-newsletter-signup');
    await visitor.fills('E-Mail', email);
    await visitor.clicks('Newsletter anfordern');
    await visitor.sees('Postfach');
    assert.equal(storedWith(site(), email).length, 1);
    await refusesNothing(visitor);
  });

  story(`a banner opens a form in a dialog, beside posts and a div, with ${way}`, async (visitor, context) => {
    const { url, requests } = await startPagesBy(context, way);
    const message = `Im Dialog mit ${way} (${visitor.engine})`;
    await visitor.opens(`${url}/all`);
    await visitor.sees('Ein Beitrag');
    await visitor.sees('Per Div');
    await visitor.clicks('Schreiben');
    assert.equal(await visitor.evaluates(`document.querySelector('dialog').matches(':modal')`), true);
    await writes(visitor, message);
    await answersTheSum(visitor);
    await visitor.clicks('Nachricht senden');
    await visitor.sees(SENT);
    assert.equal(storedWith(site(), message).length, 1);
    await eventually('count of the action', () => (requests.includes('POST /forms/contact/beacon') ? true : undefined));
    await refusesNothing(visitor);
  });

  story(`a form names its mistakes, to visitors and to the owner, with ${way}`, async (visitor, context) => {
    const { url } = await startPagesBy(context, way);
    await visitor.opens(`${url}/wrong`);
    await visitor.sees('nonsense');
    await refusesNothing(visitor);
    await visitor.opens(`${url}/card`);
    await visitor.fills('E-Mail', 'lena@');
    await visitor.clicks('Nachricht senden');
    await visitor.sees('Schreiben Sie uns bitte, worum es geht.');
    await refusesNothing(visitor);
  });
}

story('what the policy refuses is noticed by these stories', async (visitor, context) => {
  const { url } = await startPagesBy(context, 'foyer.js');
  await visitor.opens(`${url}/newsletter`);
  await visitor.evaluates(
    `document.body.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }))`,
  );
  await visitor.evaluates(`(() => { try { document.createElement('p').innerHTML = '<b>b</b>'; } catch {} })()`);
  for (const directive of ['style-src-elem', 'require-trusted-types-for']) {
    await eventually(directive, async () =>
      (await visitor.evaluates(`refused.some((words) => words.startsWith('${directive}'))`)) === true
        ? true
        : undefined,
    );
  }
});
