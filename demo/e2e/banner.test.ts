import assert from 'node:assert/strict';
import { eventually } from './eventually.ts';
import { page, startPages } from './pages.ts';
import { siteOfThisFile, story } from './story.ts';

const site = siteOfThisFile();

const script = () => `<script type="module" src="${site().endpointUrl}/foyer.js"></script>`;

/** The tag and name of what has the focus, through shadow roots. */
const FOCUSED = `(() => {
  let element = document.activeElement;
  const path = [element.localName];
  while (element.shadowRoot?.activeElement) path.push((element = element.shadowRoot.activeElement).name || element.localName);
  return path.join(' ');
})()`;

story('a click on "Mehr erfahren" opens the seminar page', async (visitor) => {
  await visitor.opens(site().pageUrl);
  await visitor.sees('Führen lernen, ohne sich zu verbiegen');
  await visitor.clicks('Mehr erfahren');
  await eventually('the seminar page', async () =>
    (await visitor.evaluates('location.pathname')) === '/seminar.html' ? true : undefined,
  );
});

story('a banner that opens the newsletter form scrolls to it and focuses its first field', async (visitor) => {
  await visitor.opens(site().pageUrl);
  await visitor.sees('Newsletter anfordern');
  await visitor.clicks('Newsletter abonnieren');
  await eventually('focus in the address field', async () =>
    (await visitor.evaluates(FOCUSED)) === 'foyer-newsletter-signup email' ? true : undefined,
  );
  const isInSight = `(() => {
    const { top, bottom } = document.querySelector('foyer-newsletter-signup').shadowRoot.activeElement.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  })()`;
  await eventually('sight of the field', async () => ((await visitor.evaluates(isInSight)) ? true : undefined));
  assert.equal(await visitor.evaluates('location.pathname'), '/');
});

story(
  'clicks and failed feeds are counted only with an endpoint attribute, and listed in the inbox',
  async (visitor, context) => {
    // Every engine has its own addresses: what others counted stays in the inbox.
    const own = crypto.randomUUID().slice(0, 8);
    const [seminar, lost] = [`/seminar-${own}`, `/weg-${own}.xml`];
    const banner = (text: string, more = '') =>
      `<foyer-cta-banner label="${text}" href="${seminar}?von=lena#heute" ${more}></foyer-cta-banner>`;
    const counting = `endpoint="${site().endpointUrl}/contact"`;
    const feed = `<foyer-blog-teaser src="${lost}" ${counting}></foyer-blog-teaser>`;
    const pages = await startPages(context, {
      '/': page(banner('Ungezählt') + banner('Gezählt', counting) + feed, script()),
      [seminar]: page('<p>Das Seminar</p>'),
    });
    const opensOwnInbox = () => fetch(site().inboxUrl, { redirect: 'manual' });
    const cookie = (await opensOwnInbox()).headers.get('set-cookie')?.split(';')[0] ?? '';
    const reads = async () =>
      (await (await fetch(`${site().endpointUrl}/inbox`, { headers: { cookie } })).text()).replaceAll(/\s+/g, ' ');
    await visitor.opens(pages.url);
    const failure = await eventually('failure', async () => {
      const inbox = await reads();
      return inbox.includes(lost) ? inbox : undefined;
    });
    assert.ok(failure.includes(`${lost}</bdi></th> <td>contact</td> <td>feed failed</td> <td>1</td>`), failure);
    for (const label of ['Ungezählt', 'Gezählt']) {
      await visitor.opens(pages.url);
      await visitor.clicks(label);
      await visitor.sees('Das Seminar');
    }
    const clicked = await eventually('click', async () => {
      const inbox = await reads();
      return inbox.includes(seminar) ? inbox : undefined;
    });
    assert.ok(clicked.includes(`${seminar}</bdi></th> <td>contact</td> <td>followed</td> <td>1</td>`), clicked);
    assert.doesNotMatch(clicked, /lena/);
  },
);

story(
  'a banner opens the modal dialog that contains its target, and focuses the first field',
  async (visitor, context) => {
    const body = `<foyer-cta-banner label="Schreiben Sie uns" opens="#karte"></foyer-cta-banner>
    <dialog><foyer-contact-card id="karte" endpoint="/contact"></foyer-contact-card></dialog>`;
    const pages = await startPages(context, { '/': page(body, script()) });
    await visitor.opens(pages.url);
    await eventually(
      'card',
      async () =>
        (await visitor.evaluates(
          `!!document.querySelector('#karte').shadowRoot?.querySelector('input') || undefined`,
        )) as boolean | undefined,
    );
    await visitor.clicks('Schreiben Sie uns');
    await visitor.sees('Nachricht senden');
    assert.equal(await visitor.evaluates(`document.querySelector('dialog').matches(':modal')`), true);
    assert.equal(await visitor.evaluates(FOCUSED), 'foyer-contact-card name');
  },
);

story('canceling foyer-action prevents the navigation', async (visitor) => {
  await visitor.opens(site().pageUrl);
  await visitor.sees('Führen lernen, ohne sich zu verbiegen');
  await visitor.evaluates(`document.addEventListener('foyer-action', (event) => {
    event.preventDefault();
    window.wanted = event.detail.href;
  })`);
  await visitor.clicks('Mehr erfahren');
  const wanted = await eventually('event', () => visitor.evaluates('window.wanted') as Promise<string | undefined>);
  assert.equal(wanted, `${site().pageUrl}/seminar.html`);
  assert.equal(await visitor.evaluates('location.pathname'), '/');
});

story('a dismissed banner disappears, and returns on the next visit', async (visitor, context) => {
  const body = `<foyer-cta-banner heading="Sommerfest" label="Anmelden" href="/fest" dismissible></foyer-cta-banner>`;
  const pages = await startPages(context, { '/': page(body, script()) });
  await visitor.opens(pages.url);
  await visitor.sees('Sommerfest');
  await visitor.clicks('Schließen');
  await visitor.seesNoMore('Sommerfest');
  assert.equal(await visitor.evaluates('localStorage.length'), 0, 'nothing was asked to be remembered');
  await visitor.opens(pages.url);
  await visitor.sees('Sommerfest');
});

story('dismiss-for keeps a dismissed banner closed on this device', async (visitor, context) => {
  const banner = (days: string) =>
    `<foyer-cta-banner heading="Sommerfest" label="Anmelden" href="/fest" dismissible dismiss-for="${days}"></foyer-cta-banner><p>Fuß</p>`;
  const pages = await startPages(context, { '/': page(banner('30d'), script()) });
  await visitor.opens(pages.url);
  await visitor.sees('Sommerfest');
  assert.equal(await visitor.evaluates('localStorage.length'), 0, 'nothing is stored before it is closed');
  await visitor.clicks('Schließen');
  await visitor.seesNoMore('Sommerfest');
  await visitor.opens(pages.url);
  await eventually('dismissed banner', async () =>
    (await visitor.evaluates(
      `customElements.get('foyer-cta-banner') && document.querySelector('foyer-cta-banner').matches(':state(dismissed)')`,
    ))
      ? true
      : undefined,
  );
  assert.ok(!(await visitor.text()).includes('Sommerfest'));
});

story(
  'a banner is shown only between its start and end dates, and takes no space otherwise',
  async (visitor, context) => {
    const body = `<foyer-cta-banner heading="Vorbei" label="Anmelden" href="/fest" ends="2020-01-01T00:00"></foyer-cta-banner>
    <foyer-cta-banner heading="Läuft" label="Hingehen" href="/fest" starts="2020-01-01T00:00" ends="2120-01-01T00:00"></foyer-cta-banner>`;
    const pages = await startPages(context, { '/': page(body, script()) });
    await visitor.opens(pages.url);
    await visitor.sees('Läuft');
    assert.ok(!(await visitor.text()).includes('Vorbei'));
    assert.equal(await visitor.evaluates(`document.querySelector('foyer-cta-banner').offsetHeight`), 0);
  },
);
