// A public list of strings that break programs, and a few more, as the wording of a consent and as values of fields:
// from the wire to the database, the owner's pages, the tables for spreadsheets and the proof of consent.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import naughtyStrings from 'big-list-of-naughty-strings/blns.json' with { type: 'json' };
import { DomUtils, parseDocument } from 'htmlparser2';
import { verifyChain } from './domain/consent-chain.ts';
import { openStore } from './store/store.ts';
import { sheet } from './testing/sheet.ts';
import { signUp, solved, startEndpoint, type TestEndpoint } from './testing/visitor.ts';

/** Generous, for busy machines. */
const timeout = 300_000;
const inboxToken = 'owner-token';
const authorization = `Bearer ${inboxToken}`;

const kept = [
  'Zeile\nZeile\r\nZeile\rZeile\t',
  '\u00a0Ja,\u00a0gern.\u00a0',
  '\u202eabgelehnt\u202c \u2067نعم\u2069',
  '\ufeff=1+1',
  '\u200b=1+1',
  '"=1+1',
  "'=1+1",
  ' \n=1+1',
  '-1\r\n"=1+1","',
  '＝1+1',
  '</span></dd></dl><h1>Ja</h1>',
  '&amp;lt;b&amp;gt; &nbsp; &#x3c;',
  '<!--',
  '<br>',
  '\uffff\ufffe\u{10ffff}\ufffd\u2028\u2029',
  '👩‍👩‍👧‍👦 e\u0301 é',
  'x'.repeat(20_000),
];
const refused = [
  ...['\0', '\u0001', '\b', '\v', '\f', '\u001b[31m', '\u007f', '\u0080', '\u0085', '\u009f'],
  ...['\ud800', 'a\udfff', '\udc00\ud800'],
  'x'.repeat(20_001),
];
/** One is accepted, the other suspected for the link in the name. */
const harmless = ['Ja, gern.', 'http://www.example.org/'];
const texts = [...naughtyStrings, ...kept, ...refused];

const code = (text: string, { lines = true, length = 20_000 } = {}) => {
  const controls = lines ? /[^\P{Cc}\t\n\r]/u : /\p{Cc}/u;
  if (controls.test(text) || !text.isWellFormed()) return 'control-character';
  return text.length > length ? 'too-long' : undefined;
};
const codeInName = (text: string) => code(text, { lines: false, length: 320 });
const codeOfWording = (text: string) => code(text) ?? (text.trim() === '' ? 'required' : undefined);

interface Sent {
  readonly email: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly submissionId: string;
}

test(
  'A text that no form accepts is refused where it stands, and nothing of it is stored',
  { timeout },
  async (context) => {
    const world = await startEndpoint(context, { inboxToken });
    for (const text of texts) {
      const errors = {
        '/fields/name': codeInName(text),
        '/fields/remark': code(text),
        '/fields/choices/1': code(choice(text)),
        '/consent/text': codeOfWording(text),
      };
      const expected = Object.entries(errors).flatMap(([pointer, code]) => (code ? [{ pointer, code }] : []));
      if (expected.length === 0) continue;
      const response = await posts(world, {
        fields: { ...fieldsOf(text), email: 'lena@example.org', name: text },
        text,
      });
      assert.equal(response.status, 422, JSON.stringify(text.slice(0, 60)));
      const found = ((await response.json()) as { errors: typeof expected }).errors;
      assert.deepEqual(found.toSorted(byPointer), expected.toSorted(byPointer), JSON.stringify(text.slice(0, 60)));
    }
    assert.deepEqual(await allOf(world, '/inbox', 'messages'), []);
    assert.deepEqual(await allOf(world, '/inbox/subscribers', 'subscribers'), []);
  },
);

test('Every other text is stored, shown, exported and proven as it was sent', { timeout }, async (context) => {
  const world = await startEndpoint(context, { inboxToken });
  const sent: Sent[] = [];
  for (const text of [...harmless, ...texts]) {
    if (codeOfWording(text) !== undefined) continue;
    const email = `reader-${sent.length}@example.org`;
    const fields = { email, ...fieldsOf(text), name: codeInName(text) === undefined ? text : 'Lena' };
    const response = await posts(world, { fields, text });
    assert.equal(response.status, 202, JSON.stringify(text.slice(0, 60)));
    const { submissionId } = (await response.json()) as { submissionId: string };
    sent.push({ email, text, fields, submissionId });
  }
  assert.ok(sent.length > 400);
  await areStored(world, sent);
  await areExported(world, sent);
  const proven = await areShown(world, sent);
  assert.ok(proven.length > 400);
  await areProven(context, world, proven);
});

const fieldsOf = (text: string) => ({ name: 'Lena', remark: text, choices: ['eins', choice(text)] });
/** Three long texts are as much as one message can have. */
const choice = (text: string) => text.slice(0, 4_000);
const byPointer = (one: { pointer: string }, other: { pointer: string }) => one.pointer.localeCompare(other.pointer);

async function posts({ visitor }: TestEndpoint, { fields, text }: Pick<Sent, 'fields' | 'text'>): Promise<Response> {
  const captcha = await solved(await visitor.challenge('/newsletter?without=pow'));
  return visitor.post('/newsletter', signUp(captcha, { fields, consent: { text, locale: 'de', given: true } }));
}

interface Listed extends Pick<Sent, 'email' | 'fields' | 'submissionId'> {
  readonly consent: { readonly text: string } & readonly { readonly text: string; readonly kind: string }[];
}

async function allOf({ visitor }: TestEndpoint, path: string, name: string): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for (let after = ''; ;) {
    const response = await visitor.get(`${path}?limit=200${after}`, { authorization, accept: 'application/json' });
    const page = (await response.json()) as Record<string, Listed[]> & { readonly next: string | null };
    found.push(...(page[name] ?? []));
    if (page.next === null) return found;
    after = `&after=${page.next}`;
  }
}

async function areStored(world: TestEndpoint, sent: readonly Sent[]): Promise<void> {
  const messages = new Map(
    (await allOf(world, '/inbox', 'messages')).map((message) => [message.submissionId, message]),
  );
  assert.equal(messages.size, sent.length);
  for (const { fields, submissionId, text } of sent) {
    assert.deepEqual(messages.get(submissionId)?.fields, fields);
    assert.equal(messages.get(submissionId)?.consent.text, text);
  }
}

/**
 * Nothing that a visitor wrote is markup: every page is built as that of the first, harmless message is.
 *
 * @returns those that are not suspected, which have a proof
 */
async function areShown(world: TestEndpoint, sent: readonly Sent[]): Promise<readonly Sent[]> {
  const proven: Sent[] = [];
  const built = new Map<string, readonly string[]>();
  const isBuiltAlike = (kind: string, { elements }: OwnersPage, text: string) => {
    assert.deepEqual(elements, built.get(kind) ?? elements, `${kind} ${JSON.stringify(text.slice(0, 60))}`);
    built.set(kind, elements);
  };
  for (const one of sent) {
    const { fields, submissionId, text } = one;
    const message = await opens(world, `/inbox/messages/${submissionId}`);
    isBuiltAlike(message.proof === undefined ? 'suspected message' : 'message', message, text);
    const values = Object.values(fields).map((value) => (typeof value === 'string' ? value : value.join(', ')));
    assert.deepEqual(message.values.slice(0, 5), [...values, `given: ${text}`]);
    if (message.proof === undefined) continue;
    proven.push(one);
    const proof = await opens(world, message.proof);
    isBuiltAlike('proof', proof, text);
    assert.equal(proof.quotes[0], text);
  }
  return proven;
}

type OwnersPage = Awaited<ReturnType<typeof opens>>;

async function opens({ visitor }: TestEndpoint, path: string) {
  const response = await visitor.get(path, { authorization, accept: 'text/html' });
  assert.equal(response.status, 200);
  const document = parseDocument(await response.text());
  const elements = (name: string) => DomUtils.getElementsByTagName(name, document);
  const shape = DomUtils.getElementsByTagName(() => true, document).map(({ name, attribs }) =>
    [name, ...Object.keys(attribs)].join(' '),
  );
  const textsOf = (name: string) => elements(name).map((element) => DomUtils.textContent(element));
  return {
    elements: shape,
    values: textsOf('dd'),
    quotes: textsOf('blockquote'),
    proof: elements('a').find(({ attribs }) => attribs['href']?.startsWith('/inbox/subscribers/'))?.attribs['href'],
  };
}

async function areExported({ visitor }: TestEndpoint, sent: readonly Sent[]): Promise<void> {
  const messages = await sheet(await visitor.get('/inbox/messages.csv', { authorization }));
  const subscribers = await sheet(await visitor.get('/inbox/subscribers.csv', { authorization }));
  assert.equal(messages.length, sent.length);
  for (const { email, fields, text } of sent) {
    const message = messages.find((row) => row['email'] === email);
    assert.equal(message?.['consent'], `given: ${text}`);
    assert.equal(message['choices'], `eins, ${choice(text)}`);
    isCellOf(text, message['remark']);
    isCellOf(String(fields['name']), message['name']);
    const subscriber = subscribers.find((row) => row['email'] === email);
    if (!subscriber) continue;
    isCellOf(text, subscriber['wording']);
    isCellOf(String(fields['name']), subscriber['name']);
  }
}

/** As sent, or after the apostrophe by which a spreadsheet takes it for text. */
function isCellOf(text: string, cell = ''): void {
  assert.ok([text, `'${text}`].includes(cell), JSON.stringify([text.slice(0, 60), cell.slice(0, 60)]));
  assert.doesNotMatch(cell, /^[\s"\p{Cf}]*[=+\-@＝＋－＠]/u);
}

async function areProven(context: TestContext, world: TestEndpoint, sent: readonly Sent[]): Promise<void> {
  const subscribers = new Map((await allOf(world, '/inbox/subscribers', 'subscribers')).map((one) => [one.email, one]));
  assert.equal(subscribers.size, sent.length);
  for (const { email, text } of sent) assert.equal(subscribers.get(email)?.consent[0]?.text, text);
  const store = await openStore({ dataDirectory: world.directory });
  context.after(() => store.close());
  const { head, links } = await store.consentChain();
  assert.deepEqual(await verifyChain(links, head), { status: 'intact', head, erased: 0 });
}
