// The endpoint's own pages in German and English, narrow and wide, light and dark. axe checks a copy of
// each page, because the page's content security policy blocks axe. Other stories test what the pages do.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { wantedEngines } from '@foyer/testing/node/browsers.ts';
import { startVisitor, type Visitor } from '@foyer/testing/node/visitor.ts';
import { caughtMail } from './owner.ts';
import { startPages } from './pages.ts';
import { message, robotAt, signup, solved } from './robot.ts';
import { siteOfThisFile } from './story.ts';

const site = siteOfThisFile();
const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

type Language = 'de' | 'en';

const LONG = 'Bundesverkehrswegeplanungsbeschleunigungsgesetzentwurf';
const sender = `annegret.freudenthaler@${LONG.toLowerCase()}.example`;
const reader = { de: 'leserin@example.org', en: 'reader@example.org' } as const;

/** As if the mail server had refused them. */
function givesUpTheMails(): void {
  const database = new DatabaseSync(site().databasePath);
  database.exec(`update outbox set sent_at = null, failed_at = created_at, attempts = 20,
    last_error = case kind when 'notification' then 'EAUTH 535' else 'EENVELOPE 550' end`);
  database.close();
}

async function fillsTheInbox(): Promise<void> {
  const robot = robotAt(site().endpointUrl);
  for (const website of ['', 'https://spam.example']) {
    const words = message(`Guten Tag,\n\nes geht um das ${LONG}.`, solved(await robot.challenge('/contact')));
    const fields = { name: 'Dr. Annegret Freudenthaler-Wollenweber', ...words.fields, email: sender };
    await robot.post('/contact', { ...words, fields, trap: { website } });
  }
  for (const [locale, email] of Object.entries(reader)) {
    const wish = signup(email, solved(await robot.challenge('/newsletter?without=question')));
    await robot.post('/newsletter', { ...wish, consent: { ...wish.consent, locale } });
  }
  for (const words of [...Object.values(reader), '[contact]']) await caughtMail(site(), words);
  givesUpTheMails();
}

/** Filled by the first test, because the site starts before it. */
let filled: Promise<void> | undefined;

/** An owner's browser in one language, with a session of the inbox. */
class Owner {
  readonly #headers: Record<string, string>;

  constructor(language: Language) {
    this.#headers = { 'Accept-Language': language };
  }

  async opensInbox(): Promise<void> {
    const response = await fetch(site().inboxUrl, { redirect: 'manual' });
    this.#headers['Cookie'] = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  async gets(path: string, form?: URLSearchParams): Promise<string> {
    const post = form && { method: 'POST', body: form };
    const response = await fetch(new URL(path, site().endpointUrl), { headers: this.#headers, ...post });
    return response.text();
  }
}

/** The markup of every page, by name. */
async function pagesIn(language: Language): Promise<Readonly<Record<string, string>>> {
  const owner = new Owner(language);
  const mail = await caughtMail(site(), reader[language]);
  const [, token = ''] = /\/confirm\/(\S+)/.exec(mail.text) ?? [];
  const [, leaving = ''] = /\/unsubscribe\/(\S+)/.exec(mail.text) ?? [];
  const form = (email: string) => new URLSearchParams({ name: 'Mia', email, message: `Zum ${LONG}` });
  const pages: Record<string, string> = {
    locked: await owner.gets('/inbox'),
    'confirm, asked': await owner.gets(`/confirm/${token}`),
    'confirm, unknown': await owner.gets('/confirm/none'),
    unsubscribe: await owner.gets(`/unsubscribe/${leaving}`),
    question: await owner.gets('/contact', form('mia@example.org')),
    'question, with faults': await owner.gets('/contact', form('mia')),
    thanks: await owner.gets('/contact/thanks'),
  };
  await owner.opensInbox();
  const inbox = await owner.gets('/inbox');
  const linkTo = (kind: string) => new RegExp(`href="(/inbox/${kind}/[^"]+)"`).exec(inbox)?.[1] ?? assert.fail(kind);
  const selected = await owner.gets('/inbox?select=messages&done=spam&count=3');
  return {
    ...pages,
    'inbox, all selected': selected,
    'inbox, only new': await owner.gets('/inbox?unread=1&q=Guten'),
    'inbox, before a deletion': await owner.gets('/inbox/messages', deletionOf(selected)),
    'inbox, subscribers': await owner.gets('/inbox/subscribers?status=pending&done=resent&count=1'),
    'inbox, failed deliveries': await owner.gets('/inbox/deliveries?select=failed&done=retried&count=1'),
    inbox: inbox.replaceAll('<details>', '<details open>'),
    'inbox, nothing found': await owner.gets('/inbox?q=nichts'),
    message: (await owner.gets(linkTo('messages'))).replaceAll('<details>', '<details open>'),
    proof: await owner.gets(linkTo('subscribers')),
    'inbox, not there': await owner.gets('/inbox/messages/0f8b1a52-7a1c-4c47-9f43-6b1f3a1c2d3e'),
  };
}

/** The form of a page whose checkboxes are checked. */
function deletionOf(page: string): URLSearchParams {
  const [, key = ''] = /name="key" value="([^"]+)"/.exec(page) ?? [];
  const ids = [...page.matchAll(/name="id"\s+value="([^"]+)"/g)].map(([, id = '']) => ['id', id]);
  assert.notDeepEqual(ids, []);
  return new URLSearchParams([['key', key], ['decision', 'delete'], ...ids]);
}

async function findings(visitor: Visitor): Promise<unknown> {
  await visitor.evaluates(`(() => { ${axe} })()`);
  const faults = await visitor.evaluates(`axe.run(document).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ target }) => target)))`);
  const isScrolled = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
  return { faults, isScrolled: await visitor.evaluates(isScrolled) };
}

for (const [width, scheme] of [
  [320, 'light'],
  [320, 'dark'],
  [1100, 'light'],
  [1100, 'dark'],
] as const) {
  test(`chromium: the endpoint's pages pass axe without horizontal overflow, ${width} px wide, ${scheme}`, async (context) => {
    if (!wantedEngines().includes('chromium')) return context.skip('chromium is not wanted');
    const visitor = await startVisitor('chromium', { width, height: 800 });
    assert.ok(visitor);
    context.after(() => visitor.leaves());
    await (filled ??= fillsTheInbox());
    for (const language of ['de', 'en'] as const) {
      for (const [name, markup] of Object.entries(await pagesIn(language))) {
        const copy = markup.replace('color-scheme: light dark', `color-scheme: ${scheme}`);
        assert.ok(copy !== markup, `${name} has the style sheet`);
        // A visitor reads the language of the form; the owner that of their browser.
        if (/inbox|locked/.test(name)) assert.ok(copy.includes(`<html lang="${language}">`), `${name} in ${language}`);
        await visitor.opens((await startPages(context, { '/': copy })).url);
        assert.deepEqual(await findings(visitor), { faults: [], isScrolled: false }, `${name} in ${language}`);
      }
    }
  });
}
