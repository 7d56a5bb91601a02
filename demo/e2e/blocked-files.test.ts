// The file that a form needs from the first interaction on is slow, then blocked, then available: a filter, a flaky network.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { eventually } from './eventually.ts';
import { storedWith } from './owner.ts';
import { page, sendScript, startPages } from './pages.ts';
import { siteOfThisFile, story } from './story.ts';
import { answersTheSum, SENT, stateOf, typedInto, writes } from './widget.ts';

const site = siteOfThisFile();

const RECORDS_ERRORS = `<script>
  window.errors = [];
  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
</script>`;

/** Files are named by the build. */
const scriptFolder = dirname(fileURLToPath(import.meta.resolve('@foyer/elements/cdn/foyer.js')));
const [sessionFile = ''] = readdirSync(scriptFolder).filter((name) => name.startsWith('foyer-session-'));

const FAILED = 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.';

interface SessionFile {
  /** Ends the requests that wait, and refuses all further ones. */
  refuse(): Promise<void>;
  allow(): void;
}

/** Requests for the session's file get no answer at first. */
async function opens(visitor: Visitor, context: TestContext, body: string, script: string): Promise<SessionFile> {
  const held: ServerResponse[] = [];
  let answer = (response: ServerResponse): unknown => held.push(response);
  const head = `${RECORDS_ERRORS}<script type="module" src="/assets/${script}" data-server="${site().endpointUrl}"></script>`;
  const answers = { '/': page(body, head), [`/assets/${sessionFile}`]: (response: ServerResponse) => answer(response) };
  const { url } = await startPages(context, answers, '/assets/');
  await visitor.opens(url);
  return {
    async refuse() {
      await eventually('request for the session', () => held.length > 0 || undefined);
      answer = (response) => response.writeHead(403).end();
      for (const response of held) answer(response);
    },
    allow: () => (answer = (response) => sendScript(sessionFile, response)),
  };
}

/** Firefox keeps the failure of a module until the page is loaded again (https://github.com/whatwg/html/issues/6768). */
const triesOnce = ({ engine }: Visitor) => engine === 'firefox';

/** With another widget, files are shared; alone, a form has one file. */
const places = (name: string) =>
  [
    ['foyer.js', '<foyer-cta-banner label="Los" href="/"></foyer-cta-banner>'],
    ['foyer.js', ''],
    [`foyer-${name}.de.js`, ''],
  ] as const;

for (const [script, besides] of places('contact-card')) {
  const where = `${script}${besides && ', beside a banner'}`;
  story(
    `${where}: a message waits for blocked files, is kept, and is sent when they are there`,
    async (visitor, context) => {
      const session = await opens(visitor, context, `<foyer-contact-card></foyer-contact-card>${besides}`, script);
      const message = `Erst blockiert (${visitor.engine}, ${where})`;
      await writes(visitor, message);
      await visitor.clicks('Nachricht senden');
      await visitor.sees('Wird gesendet …');
      await session.refuse();
      await visitor.sees(FAILED);
      await visitor.fills('Name', 'Lena'); // every focus asks for the session again
      assert.deepEqual(await typedInto(visitor), { name: 'Lena', email: 'lena@example.org', message });
      session.allow();
      if (triesOnce(visitor)) return;
      await visitor.clicks('Nachricht senden');
      await answersTheSum(visitor);
      await visitor.clicks('Nachricht senden');
      await visitor.sees(SENT);
      assert.equal(storedWith(site(), message).length, 1);
      assert.deepEqual(await visitor.evaluates('window.errors'), []);
    },
  );
}

for (const [script, besides] of places('newsletter-signup')) {
  const where = `${script}${besides && ', beside a banner'}`;
  story(
    `${where}: a sign-up waits for blocked files, is kept, and is sent when they are there`,
    async (visitor, context) => {
      const session = await opens(
        visitor,
        context,
        `<foyer-newsletter-signup></foyer-newsletter-signup>${besides}`,
        script,
      );
      const email = `blockiert.${visitor.engine}.${places.length}.${where.replaceAll(/[^a-z]/g, '')}@example.org`;
      await visitor.fills('E-Mail', email);
      await visitor.clicks('Newsletter anfordern');
      await visitor.sees('Wird gesendet …');
      await session.refuse();
      await visitor.sees(FAILED);
      await visitor.fills('Name', 'Lena');
      assert.deepEqual(await typedInto(visitor, 'foyer-newsletter-signup'), { email, name: 'Lena' });
      session.allow();
      if (triesOnce(visitor)) return;
      await visitor.clicks('Newsletter anfordern');
      await visitor.sees('Bitte sehen Sie in Ihr Postfach.');
      assert.equal(await stateOf(visitor, 'foyer-newsletter-signup'), 'pending');
      assert.equal(storedWith(site(), email).length, 1);
      assert.deepEqual(await visitor.evaluates('window.errors'), []);
    },
  );
}

const ALL = `<foyer-contact-card privacy-url="example.org/p" hours="Mo-Fr 9-12" fallback-email="lena@example.org"></foyer-contact-card>
  <foyer-newsletter-signup captcha="arithmetic"><label slot="fields">Ort <input name="city"></label></foyer-newsletter-signup>
  <foyer-blog-teaser src="/feed.json"></foyer-blog-teaser><foyer-cta-banner label="Los" starts="bald"></foyer-cta-banner>
  <form><foyer-math-captcha></foyer-math-captcha></form><div data-foyer="cta-banner" data-label="Per Div"></div>`;

story(
  'all later files are blocked: everything is drawn, what is typed is kept, and nothing is thrown',
  async (visitor, context) => {
    const names = ['contact-card', 'newsletter-signup', 'blog-teaser', 'cta-banner', 'math-captcha'];
    const scripts = names.map((name) => `<script type="module" src="/assets/foyer-${name}.de.js"></script>`).join('');
    const later = readdirSync(scriptFolder).filter((name) => /-[0-9a-f]{8}\.js$/.test(name));
    const refuse = (response: ServerResponse) => response.writeHead(403).end();
    const { url } = await startPages(
      context,
      {
        '/': page(ALL, `<meta name="foyer" data-server="${site().endpointUrl}">${RECORDS_ERRORS}${scripts}`),
        ...Object.fromEntries(later.map((name) => [`/assets/${name}`, refuse])),
      },
      '/assets/',
    );
    await visitor.opens(url);
    await visitor.fills('Nachricht', 'Alles blockiert');
    await visitor.clicks('Nachricht senden');
    await visitor.sees(FAILED);
    await visitor.clicks('Newsletter anfordern');
    await visitor.evaluates(`document.querySelector('foyer-math-captcha').focus()`);
    await eventually(
      'a failed feed',
      async () =>
        (await visitor.evaluates(`document.querySelector('foyer-blog-teaser').matches(':state(failed)')`)) || undefined,
    );
    assert.deepEqual(await typedInto(visitor), { name: '', email: '', message: 'Alles blockiert' });
    assert.deepEqual(await visitor.evaluates('window.errors'), []);
  },
);
