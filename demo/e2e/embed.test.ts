import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { eventually } from './eventually.ts';
import { storedWith } from './owner.ts';
import { page, type Pages, startPages } from './pages.ts';
import { siteOfThisFile, story } from './story.ts';
import { answersTheSum, SENT, writes } from './widget.ts';

const site = siteOfThisFile();

const CARD = '<foyer-contact-card name="Katrin Weidner"></foyer-contact-card>';
const SUBMIT = 'Nachricht senden';

/** The script that the endpoint serves, which knows the endpoint's URL. */
const ownScript = () => `<script type="module" src="${site().endpointUrl}/foyer.js"></script>`;

async function opens(visitor: Visitor, context: TestContext, body: string, head = ownScript()): Promise<Pages> {
  const pages = await startPages(context, { '/': page(body, `${CATCH_ERRORS}${head}`) }, '/assets/foyer/v1/');
  await visitor.opens(pages.url);
  return pages;
}

const CATCH_ERRORS = `<script>
  window.errors = [];
  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
</script>`;

async function hasNoErrors(visitor: Visitor): Promise<void> {
  assert.deepEqual(await visitor.evaluates('window.errors'), []);
}

/** Writes and sends a message, and expects it to be stored without a script error. */
async function canWrite(visitor: Visitor, message: string, thanks = SENT): Promise<void> {
  const words = `${message} (${visitor.engine})`;
  await visitor.sees(SUBMIT);
  await writes(visitor, words);
  await answersTheSum(visitor);
  await visitor.clicks(SUBMIT);
  await visitor.sees(thanks);
  assert.equal(storedWith(site(), words).length, 1);
  await hasNoErrors(visitor);
}

story('one script tag and one element send a message', async (visitor, context) => {
  await opens(visitor, context, CARD);
  await canWrite(visitor, 'Ein Tag');
});

story(
  'children that an editor put behind the tag are back in it, also the fields that are sent',
  async (visitor, context) => {
    const ejected = `<p><foyer-contact-card name="Katrin Weidner"></p>
    <p slot="fallback">Rufen Sie uns an.</p><fieldset slot="fields"><label>Tag <input name="day" value="Mo" /></label></fieldset>
    <p></foyer-contact-card></p>`;
    const { endpointUrl } = site();
    for (const [index, script] of ['foyer.js', 'foyer.all.js'].entries()) {
      for (const kind of ['', 'type="module"', 'async']) {
        await opens(visitor, context, ejected, `<script ${kind} src="${endpointUrl}/${script}"></script>`);
        await visitor.sees('Tag');
        await visitor.seesNoMore('Rufen Sie uns an.');
        await canWrite(visitor, `Zurück ${index} ${kind}`);
        const words = `Zurück ${index} ${kind} (${visitor.engine})`;
        assert.match(JSON.stringify(storedWith(site(), words)[0]), /"day":"Mo"/);
      }
    }
  },
);

story(
  'foyer.js works as a classic or async script in the head, as page optimizers rewrite it',
  async (visitor, context) => {
    await opens(visitor, context, CARD, `<script src="${site().endpointUrl}/foyer.js"></script>`);
    await canWrite(visitor, 'Klassisch');
    await opens(visitor, context, CARD, `<script async src="${site().endpointUrl}/foyer.js"></script>`);
    await canWrite(visitor, 'Klassisch, asynchron');
  },
);

story('the script of one widget in one language works alone', async (visitor, context) => {
  const head = `<script type="module" src="${site().endpointUrl}/foyer-contact-card.de.js"></script>`;
  await opens(visitor, context, CARD, head);
  await canWrite(visitor, 'Eine Datei, eine Sprache');
});

story('a div with data-foyer becomes the widget, for editors that strip unknown tags', async (visitor, context) => {
  await opens(
    visitor,
    context,
    `<div id="karte" class="spalte" data-foyer="contact-card" data-name="Katrin Weidner" data-phone="0345 55501 23">
      <p data-slot="text">Schreiben Sie uns.</p><p></p><br>
    </div>`,
  );
  await visitor.sees('0345 55501 23');
  await visitor.sees('Schreiben Sie uns.');
  const shape = await visitor.evaluates(`(() => {
    const div = document.querySelector('#karte');
    return [div.className, div.lastElementChild.localName, div.lastElementChild.querySelector('p').slot];
  })()`);
  assert.deepEqual(shape, ['spalte', 'foyer-contact-card', 'text']);
  await canWrite(visitor, 'Ein Div');
});

story('a div in user content cannot run scripts, cover the page, or redirect messages', async (visitor, context) => {
  await opens(
    visitor,
    context,
    `<div data-foyer="cta-banner" data-label="Los" data-href="/" data-onfocus="window.hit = 1" data-autofocus
      data-tabindex="0" data-style="position:fixed;inset:0" data-id="comments"></div>
    <div data-foyer=”cta-banner” data-heading="Danach"></div>
    <div data-foyer="contact-card" data-name="Katrin Weidner" data-endpoint="https://evil.example/collect"
      data-service="json" data-captcha="none" data-consent="none"></div>`,
  );
  await visitor.sees('Los');
  await visitor.sees('Danach');
  await canWrite(visitor, 'Nicht an Fremde');
  const { hit, names } = (await visitor.evaluates(`({
    hit: window.hit ?? 0,
    names: [...document.querySelector('foyer-cta-banner').attributes].map(({ name }) => name),
  })`)) as { hit: number; names: string[] };
  assert.equal(hit, 0);
  assert.deepEqual(names.sort(), ['href', 'label']);
});

story('elements and divs added later are upgraded', async (visitor, context) => {
  await opens(visitor, context, '<main></main>');
  await visitor.evaluates(`(() => {
    document.querySelector('main').innerHTML = '<section><foyer-cta-banner heading="Später" label="Los" href="/"></foyer-cta-banner></section>';
  })()`);
  await visitor.sees('Später');
  await visitor.sees('Los');
  await visitor.evaluates(`(() => {
    const div = document.createElement('div');
    div.dataset.foyer = 'contact-card';
    document.querySelector('main').append(div);
  })()`);
  await canWrite(visitor, 'Später');
  await visitor.evaluates(`document.querySelector('[data-foyer]').remove()`);
  assert.equal(await visitor.evaluates(`document.querySelectorAll('foyer-contact-card').length`), 0);
});

story('the script included twice, next to another build, still sends one message', async (visitor, context) => {
  const all = `<script src="${site().endpointUrl}/foyer.all.js" data-server="${site().endpointUrl}"></script>`;
  await opens(visitor, context, CARD, ownScript() + ownScript() + all);
  await canWrite(visitor, 'Doppelt eingebunden');
});

for (const file of ['foyer.all.js', 'foyer.min.js']) {
  story(`${file} is one classic script that loads no other file`, async (visitor, context) => {
    const head = `<script defer src="/assets/foyer/v1/${file}" data-server="${site().endpointUrl}"></script>`;
    const pages = await opens(visitor, context, CARD, head);
    await canWrite(visitor, file);
    const scripts = pages.requests.filter((request) => request.endsWith('.js'));
    assert.deepEqual(scripts, [`GET /assets/foyer/v1/${file}`]);
  });
}

story(
  'foyer.min.js served by the endpoint knows its URL, and reads options from a meta element',
  async (visitor, context) => {
    const head = `<meta name="foyer" data-formality="informal"><script defer src="${site().endpointUrl}/foyer.min.js" data-service="Foyer forms" data-category="necessary"></script>`;
    await opens(visitor, context, CARD, head);
    await canWrite(visitor, 'Ohne Optionen', 'Danke, deine Nachricht ist angekommen.');
  },
);

story('the script of one widget defines no other widget', async (visitor, context) => {
  const head = `<script type="module" src="/assets/foyer/v1/foyer-contact-card.js" data-server="${site().endpointUrl}"></script>`;
  await opens(visitor, context, `${CARD}<foyer-cta-banner label="Los" href="/"></foyer-cta-banner>`, head);
  await canWrite(visitor, 'Eine Datei');
  const defined = `['foyer-contact-card', 'foyer-math-captcha', 'foyer-cta-banner'].map((tag) => !!customElements.get(tag))`;
  assert.deepEqual(await visitor.evaluates(defined), [true, false, false]);
});

story('a newsletter form with a sum loads only the captcha row, and Lit once', async (visitor, context) => {
  const body = '<foyer-newsletter-signup captcha="arithmetic"></foyer-newsletter-signup>';
  const head = `<script type="module" src="/assets/foyer/v1/foyer.js" data-server="${site().endpointUrl}"></script>`;
  const pages = await opens(visitor, context, body, head);
  await visitor.sees('Kurze Rechenfrage');
  await visitor.fills('E-Mail', `summe.${visitor.engine}@example.org`);
  await answersTheSum(visitor);
  await visitor.clicks('Newsletter anfordern');
  await visitor.sees('Bitte sehen Sie in Ihr Postfach.');
  assert.ok(pages.requests.some((request) => request.includes('/foyer-late-captcha-row-')));
  assert.ok(!pages.requests.some((request) => request.includes('/foyer-core-')), 'Lit is loaded once');
  await hasNoErrors(visitor);
});

story('scripts on another host, below a nested path, load each other', async (visitor, context) => {
  const files = await startPages(context, {}, '/deep/er/assets/');
  const head = `<script type="module" src="${files.url}/deep/er/assets/foyer.js" data-server="${site().endpointUrl}"></script>`;
  const pages = await opens(visitor, context, CARD, head);
  await canWrite(visitor, 'Tiefer Pfad');
  assert.ok(files.requests.some((request) => /\/deep\/er\/assets\/foyer-contact-card\.de\.js/.test(request)));
  assert.deepEqual(pages.requests, ['GET /'], "the page's own host serves nothing but the page");
});

story('the script tag sets language and formality', async (visitor, context) => {
  const head = `<script type="module" src="/assets/foyer/v1/foyer.js" data-server="${site().endpointUrl}" data-lang="en" data-formality="informal"></script>`;
  await opens(visitor, context, CARD, head);
  await visitor.sees('Send message');
});

story('a meta element sets the options where a plugin strips script attributes', async (visitor, context) => {
  const head = `<meta name="foyer" data-server="${site().endpointUrl}" data-formality="informal"><script type="module" src="/assets/foyer/v1/foyer.js"></script>`;
  await opens(visitor, context, CARD, head);
  await visitor.sees('Wir nutzen deine Angaben nur für die Antwort.');
  await canWrite(visitor, 'Per Meta', 'Danke, deine Nachricht ist angekommen.');
});

story('an attribute of the widget overrides the script tag', async (visitor, context) => {
  const head = `<script type="module" src="/assets/foyer/v1/foyer.js" data-server="http://127.0.0.1:9" data-lang="en" data-formality="informal"></script>`;
  const card = `<foyer-contact-card lang="de" formality="formal" endpoint="${site().endpointUrl}/contact"></foyer-contact-card>`;
  await opens(visitor, context, card, head);
  await visitor.sees('Wir verwenden Ihre Angaben nur für die Antwort.');
  await canWrite(visitor, 'Vorrang');
});

story(
  'without an endpoint, sending shows an error, fires foyer-error, and keeps the text',
  async (visitor, context) => {
    const head = `<script type="module" src="/assets/foyer/v1/foyer.js"></script><script>
    addEventListener('foyer-error', ({ detail }) => (window.reported = detail.code));
  </script>`;
    await opens(visitor, context, CARD, head);
    await writes(visitor, 'Wohin?');
    await answersTheSum(visitor);
    await visitor.clicks(SUBMIT);
    await visitor.sees('Das Formular ist nicht richtig eingerichtet.');
    assert.equal(await visitor.evaluates('window.reported'), 'endpoint-missing');
    assert.equal(await visitor.evaluates(`document.querySelector('foyer-contact-card').value.message`), 'Wohin?');
  },
);

story('a strict content security policy with trusted types is not violated', async (visitor, context) => {
  const origin = site().endpointUrl;
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${origin}`,
    `connect-src 'self' ${origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
  const widgets = `${CARD}<foyer-newsletter-signup></foyer-newsletter-signup><foyer-blog-teaser src="/feed.xml"></foyer-blog-teaser>
    <foyer-cta-banner heading="Bald" label="Los" href="/" dismissible></foyer-cta-banner><div data-foyer="cta-banner" data-heading="Per Div"></div>`;
  const pages = await startPages(context, {
    '/': (response) =>
      response
        .setHeader('Content-Security-Policy', policy)
        .end(
          page(widgets, `<script src="/watch.js"></script>${ownScript()}`).replace(
            '<link rel="icon" href="data:,">',
            '',
          ),
        ),
    '/watch.js': `window.violations = []; window.errors = [];
      addEventListener('error', ({ message }) => errors.push(message));
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => violations.push(violatedDirective + ' ' + blockedURI));`,
    '/feed.xml': '<rss version="2.0"><channel><item><title>Ein Beitrag</title></item></channel></rss>',
  });
  await visitor.opens(pages.url);
  await visitor.sees('Ein Beitrag');
  await visitor.sees('Newsletter anfordern');
  await visitor.sees('Per Div');
  await canWrite(visitor, 'Streng');
  await visitor.clicks('Schließen');
  const violations = (await visitor.evaluates('window.violations')) as string[];
  // Browsers request an icon, which the page does not have.
  assert.deepEqual(
    violations.filter((violation) => !violation.includes('favicon')),
    [],
  );
});

story(
  'before the first interaction only scripts and the feed are requested, and nothing is stored',
  async (visitor) => {
    const { pageUrl, endpointUrl } = site();
    await visitor.opens(pageUrl);
    await visitor.sees('Newsletter anfordern');
    await visitor.sees(SUBMIT);
    await visitor.sees('Die Kunst der kurzen Antwort');
    const requested = async () =>
      (await visitor.evaluates(`performance.getEntriesByType('resource').map(({ name }) => name)`)) as string[];
    const urls = (await requested()).map((url) => new URL(url));
    assert.deepEqual([...new Set(urls.map(({ origin }) => origin))].sort(), [pageUrl, endpointUrl].sort());
    const ofEndpoint = urls.filter(({ origin }) => origin === endpointUrl).map(({ pathname }) => pathname);
    assert.deepEqual(
      ofEndpoint.filter((path) => !/^\/foyer[\w.-]*\.js$/.test(path)),
      [],
      'scripts only',
    );
    assert.ok(
      !ofEndpoint.some((path) => /session|proof-of-work/.test(path)),
      'and none that is needed only for sending',
    );

    await visitor.fills('Nachricht', 'Jetzt');
    await eventually('challenge', async () =>
      (await requested()).some((url) => url.endsWith('/contact/challenge')) ? true : undefined,
    );
    assert.deepEqual(await visitor.evaluates('[document.cookie, localStorage.length, sessionStorage.length]'), [
      '',
      0,
      0,
    ]);
  },
);

story('no cookie and no storage is used, even after a message was sent', async (visitor, context) => {
  await opens(visitor, context, CARD);
  await canWrite(visitor, 'Spurlos');
  assert.deepEqual(await visitor.evaluates('[document.cookie, localStorage.length, sessionStorage.length]'), [
    '',
    0,
    0,
  ]);
});

interface ListedFile {
  readonly integrity: string;
  readonly bytes: number;
  readonly version: string;
}

const readList = async () =>
  (await (await fetch(`${site().endpointUrl}/integrity.json`)).json()) as Record<string, ListedFile>;

test('integrity.json matches every file, and each file may be loaded cross-origin', async () => {
  const list = await readList();
  for (const name of ['foyer.js', 'foyer.all.js', 'foyer.min.js', 'foyer-contact-card.js']) assert.ok(list[name], name);
  for (const [name, { integrity, bytes, version }] of Object.entries(list)) {
    const response = await fetch(`${site().endpointUrl}/${name}`);
    const content = Buffer.from(await response.arrayBuffer());
    assert.equal(`sha384-${createHash('sha384').update(content).digest('base64')}`, integrity, name);
    assert.equal(content.length, bytes, name);
    assert.match(version, /^\d+\.\d+\.\d+/);
    assert.equal(response.headers.get('access-control-allow-origin'), '*', name);
    assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin', name);
    const isHashed = /-[0-9a-f]{8}\.js$/.test(name);
    assert.equal(/immutable/.test(response.headers.get('cache-control') ?? ''), isHashed, name);
  }
});

story('a script tag with the listed hash works, and one with another hash is blocked', async (visitor, context) => {
  const { integrity } = (await readList())['foyer.min.js']!;
  const tag = (hash: string) =>
    `<script defer src="${site().endpointUrl}/foyer.min.js" integrity="${hash}" crossorigin="anonymous" data-server="${site().endpointUrl}"></script>`;
  await opens(visitor, context, CARD, tag(integrity));
  await canWrite(visitor, 'Geprüft');
  await opens(visitor, context, `${CARD}<p>Ende</p>`, tag(`sha384-${'A'.repeat(64)}`));
  await visitor.sees('Ende');
  await eventually('end of loading', async () =>
    (await visitor.evaluates('document.readyState')) === 'complete' ? true : undefined,
  );
  assert.equal(await visitor.evaluates(`!!customElements.get('foyer-contact-card')`), false);
});
