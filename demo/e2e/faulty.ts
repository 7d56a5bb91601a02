// A page with a card whose endpoint is a fault server, and assertions that hold for every fault.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { type FaultServer, startFaultServer } from '@foyer/testing/node/fault-server.ts';
import type { Fault } from '@foyer/testing/node/faults.ts';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { eventually } from './eventually.ts';
import { page, startPages } from './pages.ts';
import { SENT, stateOf, typedInto, writes } from './widget.ts';

export const TEXT = 'Kommt das an?';

/** Removes the pauses between attempts. */
const withoutPauses = '<script>Math.random = () => 0</script>';
/** Records console messages and uncaught errors. */
const recordsConsole = `<script>
  window.said = [];
  for (const level of ['warn', 'error']) {
    const original = console[level];
    console[level] = (...words) => { said.push(words.join(' ')); original.apply(console, words); };
  }
  addEventListener('error', ({ message }) => said.push('thrown: ' + message));
  addEventListener('unhandledrejection', ({ reason }) => said.push('thrown: ' + reason));
</script>`;
const script = '<script type="module" src="/assets/foyer.js"></script>';

export interface FaultyPage {
  /** Attributes of the card, besides its endpoint. */
  readonly attributes?: string;
  /** Its children. */
  readonly children?: string;
  /** What runs before the widgets do. */
  readonly head?: string;
  /** Keeps the pauses of some hundred milliseconds between attempts. */
  readonly keepsPauses?: boolean;
  /** Number of cards on the page. */
  readonly cards?: number;
  readonly preflight?: Fault;
}

export interface Faulty {
  readonly server: FaultServer;
  readonly url: string;
}

/** Opens a page with a card. Without a captcha, because only the endpoint is at fault. */
export async function visits(visitor: Visitor, context: TestContext, options: FaultyPage = {}): Promise<Faulty> {
  const { attributes = '', children = '', head = '', cards = 1, keepsPauses = false, preflight } = options;
  const server = await startFaultServer(preflight && { preflight });
  context.after(() => server.close());
  const captcha = attributes.includes('captcha=') ? '' : 'captcha="none"';
  const card = `<foyer-contact-card service="foyer" endpoint="${server.url}/contact" ${captcha} ${attributes}>${children}</foyer-contact-card>`;
  const { url } = await startPages(
    context,
    {
      '/': page(card.repeat(cards), `${recordsConsole}${keepsPauses ? '' : withoutPauses}${head}${script}`),
      '/elsewhere': page('<p>Anderswo</p>'),
    },
    '/assets/',
  );
  await visitor.opens(url);
  await eventually('a card', async () => (await stateOf(visitor)) ?? undefined);
  return { server, url };
}

/** As `visits`, and sends a message. */
export async function sendsFrom(visitor: Visitor, context: TestContext, options?: FaultyPage): Promise<Faulty> {
  const faulty = await visits(visitor, context, options);
  await writesAndSends(visitor);
  return faulty;
}

export async function writesAndSends(visitor: Visitor, text = TEXT): Promise<void> {
  await writes(visitor, text);
  await visitor.clicks('Nachricht senden');
}

export function reaches(visitor: Visitor, ...states: readonly string[]): Promise<unknown> {
  return eventually(`state ${states.join(' or ')}`, async () => {
    const state = await stateOf(visitor);
    return states.includes(String(state)) ? state : undefined;
  });
}

/** The message is stored once and shown as sent, and no draft is left. */
export async function expectSent(visitor: Visitor, { server }: Faulty): Promise<void> {
  await visitor.sees(SENT);
  assert.equal(await stateOf(visitor), 'sent');
  expectOne(server);
  assert.equal(await visitor.evaluates('sessionStorage.length'), 0);
  await expectNothingThrown(visitor);
}

/** The message is not shown as sent, and the text is still in the fields. */
export async function expectKept(visitor: Visitor, state: string, text = TEXT): Promise<void> {
  await reaches(visitor, state);
  assert.ok(!(await visitor.text()).includes(SENT));
  assert.deepEqual(await typedInto(visitor), { name: '', email: 'lena@example.org', message: text });
  await expectNothingThrown(visitor);
}

/** All attempts store the message once. */
export function expectOne({ attempts, stored }: FaultServer): void {
  assert.equal(stored.size, 1);
  assert.deepEqual([...new Set(attempts.map(({ submissionId }) => submissionId))], [...stored.keys()]);
}

export async function saidIn(visitor: Visitor): Promise<readonly string[]> {
  return (await visitor.evaluates('window.said')) as string[];
}

/** Waits for the note: the reason is probed only after the visitor sees the failure. */
export function seesConsoleMessage(visitor: Visitor, ...words: readonly string[]): Promise<unknown> {
  return eventually(`console message with ${words.join(' and ')}`, async () =>
    (await saidIn(visitor)).find((said) => words.every((word) => said.includes(word))),
  );
}

export async function expectNothingThrown(visitor: Visitor): Promise<void> {
  const thrown = (await saidIn(visitor)).filter((words) => words.startsWith('thrown: '));
  assert.deepEqual(thrown, []);
}

/** Sets what the browser reports about the network, and fires the event. */
export async function setsNetwork(visitor: Visitor, network: 'online' | 'offline'): Promise<void> {
  const onLine = network === 'online';
  await visitor.evaluates(`(() => {
    Object.defineProperty(navigator, 'onLine', { value: ${onLine}, configurable: true });
    dispatchEvent(new Event('${network}'));
  })()`);
}
