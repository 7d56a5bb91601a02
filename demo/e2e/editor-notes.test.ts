import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '@foyer/testing/node/free-port.ts';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { page, startPages } from './pages.ts';
import { siteOfThisFile, story } from './story.ts';
import { NOT_SENT, writes } from './widget.ts';

const site = siteOfThisFile();

/** Records console errors; runs before the widget's script. */
const LISTEN = `<script>
  window.said = [];
  const { error } = console;
  console.error = (...words) => { said.push(words.join(' ')); error(...words); };
</script>`;

interface Setting {
  readonly endpoint: string;
  readonly attributes?: string;
  readonly policy?: string;
}

/** Sends a message from a page with one card and no captcha. */
async function sendsFrom(visitor: Visitor, context: TestContext, setting: Setting): Promise<string> {
  const { endpoint, attributes = '', policy } = setting;
  const meta = policy ? `<meta http-equiv="Content-Security-Policy" content="${policy}">` : '';
  const script = `<script type="module" src="${site().endpointUrl}/foyer.js"></script>`;
  const card = `<foyer-contact-card endpoint="${endpoint}" captcha="none" ${attributes}></foyer-contact-card>`;
  const pages = await startPages(context, { '/': page(card, meta + LISTEN + script), '/login': 'Anmelden' });
  await visitor.opens(pages.url);
  await writes(visitor, 'Kommt das an?');
  await visitor.clicks('Nachricht senden');
  await visitor.sees(NOT_SENT);
  return pages.url;
}

interface Note {
  readonly code: string;
  /** On the page, which is German. */
  readonly shown: string;
  /** On the console, which speaks English. */
  readonly logged?: string;
}

async function seesNote(visitor: Visitor, { code, shown, logged = shown }: Note): Promise<void> {
  await visitor.sees(shown);
  await visitor.sees('Besucherinnen und Besucher sehen diesen Hinweis nicht.');
  const said = (await visitor.evaluates('window.said.filter((words) => words.startsWith("<foyer-"))')) as string[];
  assert.equal(said.length, 1, said.join('\n'));
  assert.ok(said[0]?.includes(logged), said[0]);
  assert.ok(said[0]?.endsWith(`/de/guides/errors/${code}/`), said[0]);
}

/** A server that accepts every request and sends no CORS headers. */
async function startServer(context: TestContext): Promise<string> {
  const port = await freePort();
  const server = createServer((_, response) => response.end('{}')).listen(port, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${port}`;
}

story("a request blocked by the page's CSP tells the editor which directive to add", async (visitor, context) => {
  const { endpointUrl } = site();
  await sendsFrom(visitor, context, { endpoint: `${endpointUrl}/contact`, policy: "connect-src 'self'" });
  await seesNote(visitor, { code: 'csp-connect-src', shown: `connect-src 'self' ${endpointUrl}` });
});

story(
  'a response without CORS headers tells the editor which header the server has to send',
  async (visitor, context) => {
    const endpoint = `${await startServer(context)}/api`;
    const origin = await sendsFrom(visitor, context, { endpoint, attributes: 'service="json"' });
    await seesNote(visitor, { code: 'cors-missing', shown: `Access-Control-Allow-Origin: ${origin}` });
  },
);

story('an origin that the endpoint does not list tells the editor how to list it', async (visitor, context) => {
  const origin = await sendsFrom(visitor, context, {
    endpoint: `${await startServer(context)}/contact`,
    attributes: 'service="foyer"',
  });
  await seesNote(visitor, { code: 'origin-not-listed', shown: `FOYER_ORIGINS=${origin}` });
});

story('a misspelled host tells the editor that it does not respond', async (visitor, context) => {
  const endpoint = `http://127.0.0.1:${await freePort()}/contact`;
  await sendsFrom(visitor, context, { endpoint });
  await seesNote(visitor, {
    code: 'unreachable',
    shown: `${endpoint} antwortet nicht.`,
    logged: `${endpoint} does not respond.`,
  });
});

story('a misspelled form tells the editor that the form does not exist', async (visitor, context) => {
  const endpoint = `${site().endpointUrl}/kontakt`;
  await sendsFrom(visitor, context, { endpoint, attributes: 'service="foyer"' });
  await seesNote(visitor, {
    code: 'form-unknown',
    shown: `Unter ${endpoint} gibt es kein Formular (Status 404).`,
    logged: `There is no form at ${endpoint} (status 404).`,
  });
});

story('a missing captcha tells the editor that the endpoint requires one', async (visitor, context) => {
  const endpoint = `${site().endpointUrl}/contact`;
  await sendsFrom(visitor, context, { endpoint, attributes: 'service="foyer"' });
  await seesNote(visitor, { code: 'captcha-missing', shown: 'captcha="none"' });
});

for (const file of ['foyer.js', 'foyer.all.js']) {
  story(`a mistake in an attribute is told in the language of the page, by ${file}`, async (visitor, context) => {
    const banner = '<foyer-cta-banner label="Zum Seminar" href="/seminar" dismiss-for="bald"></foyer-cta-banner>';
    const pages = await startPages(
      context,
      { '/': page(banner, `<script src="/assets/${file}"></script>`) },
      '/assets/',
    );
    await visitor.opens(pages.url);
    await visitor.sees('Erlaubt: eine Zahl und m, h, d oder w');
  });
}

story('where the words of a note are unavailable, it is English, and the widget is not', async (visitor, context) => {
  const path = fileURLToPath(import.meta.resolve('@foyer/elements/cdn/foyer.all.js'));
  const source = (await readFile(path, 'utf8')).replaceAll('</script', '<\\/script');
  const form = '<foyer-newsletter-signup endpoint="/newsletter" timeout="bald"></foyer-newsletter-signup>';
  const pages = await startPages(context, { '/': page(form, `<script>${source}</script>`) });
  await visitor.opens(pages.url);
  await visitor.sees('Allowed: seconds, more than 0.');
  // Drawn again, with the words that it has now.
  await visitor.evaluates(`document.querySelector('foyer-newsletter-signup').setAttribute('heading', 'Lesestoff')`);
  await visitor.sees('Lesestoff');
  await visitor.sees('Newsletter anfordern');
  await visitor.fills('E-Mail', 'lena@example.org');
});

story('the script with the editor notes is loaded only after a failure', async (visitor, context) => {
  const card = `<foyer-contact-card endpoint="${site().endpointUrl}/kontakt" captcha="none"></foyer-contact-card>`;
  const script = '<script type="module" src="/assets/foyer.js"></script>';
  const pages = await startPages(context, { '/': page(card, LISTEN + script) }, '/assets/');
  const isLoaded = () => pages.requests.some((request) => request.includes('editor-note'));
  await visitor.opens(pages.url);
  await writes(visitor, 'Kommt das an?');
  assert.equal(isLoaded(), false);
  await visitor.clicks('Nachricht senden');
  await visitor.sees('Für die Redaktion dieser Seite');
  assert.equal(isLoaded(), true);
});
