// The printed snippet: the browser runs the script and its chunks only as they were when it was printed.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { eventually } from './eventually.ts';
import { storedWith } from './owner.ts';
import { type Answer, sendScript } from './pages.ts';
import { siteOfThisFile, story } from './story.ts';
import { nonce, refusesNothing, startStrictSite } from './strict-site.ts';
import { answersTheSum, SENT, writes } from './widget.ts';

const site = siteOfThisFile();
const command = fileURLToPath(import.meta.resolve('@foyer/endpoint').replace(/index\.\w+$/, 'cli/main.ts'));

/** What the command prints, with the site's web server in the place of the endpoint and the nonce of its pages. */
async function printedSnippet(): Promise<string> {
  const { endpointUrl } = site();
  const env = { PATH: process.env['PATH'], FOYER_PUBLIC_URL: endpointUrl };
  const printed = await prints(['snippet'], env);
  return inPage(printed.replaceAll(`${endpointUrl}/`, '/forms/'));
}

async function prints(words: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const parts = ['--conditions=foyer:source', command, ...words];
  const { stdout } = await promisify(execFile)(process.execPath, parts, { env });
  return stdout;
}

const inPage = (snippet: string) =>
  snippet.replaceAll('<script ', `<script ${nonce} `).replace('src=', 'data-server="/forms" src=');

const withoutMap = (snippet: string) => snippet.replace(/<script [^>]*importmap.*?<\/script>/, '');

/** A file that the script loads, on a server that others have taken over. */
function tampered(name: RegExp, snippet: string): Readonly<Record<string, Answer>> {
  const [file = ''] = name.exec(snippet) ?? [];
  return {
    [`/forms/${file}`]: async (response) => {
      const chunk = await fetch(`${site().endpointUrl}/${file}`);
      response.end(`globalThis.tampered = true;${await chunk.text()}`);
    },
  };
}

const CARD = `<foyer-contact-card name="Katrin Weidner"><p slot="fallback">Rufen Sie uns an: 030 1234.</p></foyer-contact-card>`;
const BANNER = '<foyer-cta-banner label="Los" href="/"></foyer-cta-banner>';

interface Opening {
  readonly head: string;
  readonly body?: string;
  readonly answers?: Readonly<Record<string, Answer>>;
}

async function opens(visitor: Visitor, context: TestContext, { head, body = CARD, answers = {} }: Opening) {
  const { endpointUrl } = site();
  const { url } = await startStrictSite(context, { endpointUrl, pages: { '/': { body, head } }, answers });
  await visitor.opens(url);
}

const wasTampered = async (visitor: Visitor) => (await visitor.evaluates('globalThis.tampered')) === true;

const runsWhatWasTampered = (visitor: Visitor) =>
  eventually('changed file', async () => ((await wasTampered(visitor)) ? true : undefined));

async function canWrite(visitor: Visitor, message: string): Promise<void> {
  await writes(visitor, message);
  await answersTheSum(visitor);
  await visitor.clicks('Nachricht senden');
  await visitor.sees(SENT);
  assert.equal(storedWith(site(), message).length, 1);
}

story('the printed snippet sends a message under a strict policy', async (visitor, context) => {
  await opens(visitor, context, { head: await printedSnippet() });
  await canWrite(visitor, `Mit Prüfsummen (${visitor.engine})`);
  await refusesNothing(visitor);
});

story('the snippet for a copy of the files sends a message under a strict policy', async (visitor, context) => {
  const env = { PATH: process.env['PATH'] };
  const printed = await prints(['snippet', '--at', 'https://www.moser.example/copy/'], env);
  const head = inPage(printed.replaceAll('https://www.moser.example', ''));
  const copy: Answer = (response, { path }) => sendScript(path.slice('/copy/'.length).replace(/\?.*/, ''), response);
  await opens(visitor, context, { head, answers: { '/copy/*': copy } });
  await canWrite(visitor, `Mit Prüfsummen einer Kopie (${visitor.engine})`);
  await refusesNothing(visitor);
});

story('a file that others changed does not run, and its chunks send the message', async (visitor, context) => {
  const snippet = await printedSnippet();
  const answers = tampered(/foyer-contact-card\.de\.js/, snippet);
  await opens(visitor, context, { head: withoutMap(snippet), answers });
  await runsWhatWasTampered(visitor);

  await opens(visitor, context, { head: snippet, answers });
  await canWrite(visitor, `Trotz fremder Datei (${visitor.engine})`);
  assert.equal(await wasTampered(visitor), false);
});

story('a chunk that others changed does not run, and the fallback stays', async (visitor, context) => {
  const snippet = await printedSnippet();
  const changed = { body: CARD + BANNER, answers: tampered(/foyer-core-[0-9a-f]{8}\.js/, snippet) };
  await opens(visitor, context, { ...changed, head: withoutMap(snippet) });
  await runsWhatWasTampered(visitor);

  await opens(visitor, context, { ...changed, head: snippet });
  await eventually('end of loading', async () => {
    const names = `performance.getEntriesByType('resource').map(({ name }) => name).join()`;
    return String(await visitor.evaluates(names)).includes('foyer-core') ? true : undefined;
  });
  await visitor.sees('Rufen Sie uns an: 030 1234.');
  assert.equal(await wasTampered(visitor), false);
  assert.equal(await visitor.evaluates(`!!customElements.get('foyer-contact-card')`), false);
});

story('what was typed stays where the chunk that sends was changed by others', async (visitor, context) => {
  const snippet = await printedSnippet();
  const answers = tampered(/foyer-session-[0-9a-f]{8}\.js/, snippet);
  await opens(visitor, context, { head: withoutMap(snippet), answers });
  await writes(visitor, 'Schon verändert');
  await runsWhatWasTampered(visitor);

  await opens(visitor, context, { head: snippet, answers });
  await writes(visitor, 'Nicht verloren');
  await visitor.clicks('Nachricht senden');
  await visitor.sees('Das hat nicht geklappt.');
  assert.equal(await wasTampered(visitor), false);
  assert.equal(await visitor.evaluates(`document.querySelector('foyer-contact-card').value.message`), 'Nicht verloren');
});
