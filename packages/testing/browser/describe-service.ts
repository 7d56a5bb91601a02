// The contract of every service, checked against its documented request and replies: only proof counts as stored, errors
// are shown at their fields, and nothing is sent again that may be stored.
import { expect } from '@open-wc/testing';
import type { Consent, Submission } from '@foyer/protocol';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { usualBodies, usualErrors } from './usual-answers.ts';

type Entries = readonly (readonly [name: string, value: string])[];

interface Request {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams | FormData;
  readonly mode?: 'no-cors';
}

type Reply =
  | { readonly kind: 'response'; status: number; contentType: string; body: string }
  | { readonly kind: 'redirect' | 'opaque' | 'network' | 'timeout' | 'offline' };

interface Outcome {
  readonly kind: string;
  readonly receipt?: { readonly status: string; readonly submissionId: string };
  readonly issues?: readonly { readonly name: string; readonly code: string; readonly message?: string }[];
  readonly error?: { readonly code: string; readonly retryable: boolean };
  readonly advice?: string;
}

interface Target {
  readonly endpoint: URL;
  readonly params: URLSearchParams;
  readonly fieldNames: Readonly<Record<string, string>>;
}

export interface ServiceUnderTest {
  readonly idempotent: boolean;
  readonly reservedNames?: readonly string[];
  findIssue?(target: Target): { readonly attribute: string; readonly allowed?: string } | undefined;
  send(
    delivery: Target & { readonly submission: Submission },
    exchange: (request: Request) => Promise<Reply>,
  ): Promise<Outcome>;
}

/** A reply as the service documents it: a status, and a body that is JSON unless it is a text. */
export type DocumentedReply = readonly [status: number, body: unknown];

/** The request that the service documents for the message of this suite. */
export interface DocumentedRequest {
  /** If it differs from the endpoint. */
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly mode?: 'no-cors';
  readonly urlencoded?: Entries;
  readonly multipart?: Entries;
  readonly json?: unknown;
}

export interface Refusal {
  readonly by: DocumentedReply;
  /** The name of the advice to the owner. */
  readonly advice?: string;
  /** The code of `foyer-error`. */
  readonly code: string;
  /** By our names of the fields. */
  readonly issues?: Outcome['issues'];
  readonly unclear?: true;
}

export interface ServiceSuite {
  readonly service: ServiceUnderTest;
  readonly endpoint: string;
  readonly params?: string;
  readonly fieldNames?: Readonly<Record<string, string>>;
  /** Fields that the visitor fills in besides `name`, `email` and `message`. */
  readonly fields?: Submission['fields'];
  readonly request: DocumentedRequest;
  /** A request that precedes the message. */
  readonly before?: { readonly url: string; readonly reply: DocumentedReply };
  /** The trap's text as it appears in the request. Undefined if the service has no field for it. */
  readonly trapped: string | undefined;
  /** Given consent as it appears in the request. Undefined if the service has no field for it. */
  readonly consented: string | undefined;
  readonly stored: readonly (readonly [by: DocumentedReply, status: 'accepted' | 'pending'])[];
  readonly handed?: readonly DocumentedReply[];
  readonly refused: Readonly<Record<string, Refusal>>;
  /** A second opinion on what proves that a message is stored. */
  proves(status: number, content: unknown): boolean;
  /** The outcome if the page gets no answer, or cannot read it. */
  readonly unreadable?: 'unverifiable';
  /** Names that a page's own fields may not have. */
  readonly reserved: readonly string[];
  readonly settings?: Readonly<Record<string, SettingsCase>>;
}

export interface SettingsCase {
  readonly endpoint?: string;
  readonly params?: string;
  readonly attribute: 'endpoint' | 'service-params';
}

const consent: Consent = { text: 'Ich willige ein & weiß, worin.', locale: 'de', given: true };
const robot = 'https://spam.example';

const message: Submission = {
  v: 1,
  submissionId: '0f8b1a52-7a1c-4c47-9f43-6b1f3a1c2d3e',
  form: 'contact',
  fields: { name: 'Lena Müßig', email: 'lena@example.org', message: 'Grüß Gott,\n1 + 1 = 2 & mehr' },
  consent,
  trap: { website: '' },
  page: { url: 'https://example.org/kontakt', locale: 'de' },
};

const response = ([status, body]: DocumentedReply): Reply => ({
  kind: 'response',
  status,
  contentType: typeof body === 'string' ? 'text/html' : 'application/json',
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** Beginnings of HTML pages: plain, after a byte order mark, as XML, and before the service's reply. */
const pages = [
  '<!doctype html><title>Kontakt</title>',
  '\uFEFF\r\n\t <HTML>',
  '<?xml version="1.0"?>',
  '<br />\n<b>Warning</b>: mail() in <b>/contact.php</b><br />\n',
];

/** Sends the message, or a variant of it, to a service that gives this reply. */
class Conversation {
  readonly #suite: ServiceSuite;

  constructor(suite: ServiceSuite) {
    this.#suite = suite;
  }

  get target(): Target {
    const { endpoint, params = '', fieldNames = {} } = this.#suite;
    return { endpoint: new URL(endpoint), params: new URLSearchParams(params), fieldNames };
  }

  /** @param probe the reply to a `no-cors` request that only checks whether the host is reachable */
  async send(
    reply: Reply,
    change: Partial<Submission> = {},
    probe: Reply['kind'] = 'opaque',
  ): Promise<{ readonly outcome: Outcome; readonly requests: readonly Request[] }> {
    const { before, fields, service } = this.#suite;
    const requests: Request[] = [];
    const submission = { ...message, fields: { ...message.fields, ...fields }, ...change };
    const outcome = await service.send({ ...this.target, submission }, (request) => {
      requests.push(request);
      if (request.method === 'POST') return Promise.resolve(reply);
      if (request.mode === 'no-cors') return Promise.resolve({ kind: probe } as Reply);
      return Promise.resolve(before ? response(before.reply) : { kind: 'network' });
    });
    return { outcome, requests };
  }

  async outcome(reply: Reply, probe?: Reply['kind']): Promise<Outcome> {
    return (await this.send(reply, {}, probe)).outcome;
  }

  /** The request body as text. */
  async wire(change: Partial<Submission>): Promise<string> {
    const { requests } = await this.send({ kind: 'timeout' }, change);
    const { body } = requests.at(-1) ?? {};
    return typeof body === 'string' ? body : JSON.stringify([...(body ?? [])]);
  }
}

/** The conformance suite of one service. */
export function describeService(name: string, suite: ServiceSuite): void {
  describe(`service ${name}`, () => {
    const conversation = new Conversation(suite);
    describeRequest(suite, conversation);
    describeReplies(suite, conversation);
    describeNoReply(suite, conversation);
    describeSettings(suite, conversation);
  });
}

function describeRequest(suite: ServiceSuite, conversation: Conversation): void {
  it('sends the documented request once', async () => {
    const { requests } = await conversation.send({ kind: 'timeout' });
    const first = suite.before && { method: 'GET', url: suite.before.url };
    const { url = suite.endpoint, headers = {}, mode, urlencoded, multipart, json } = suite.request;
    const body = urlencoded ? { urlencoded } : multipart ? { multipart } : { json };
    const post = { method: 'POST', url, headers, ...(mode && { mode }), ...body };
    expect(requests.map(readable)).to.deep.equal([...(first ? [first] : []), post]);
  });

  const { trapped, consented } = suite;
  it(trapped ? 'sends the trap as the field that the service checks' : 'does not send the trap', async () => {
    const wire = await conversation.wire({ trap: { website: robot } });
    if (trapped === undefined) expect(wire).not.to.contain(robot);
    else expect(wire).to.contain(trapped);
  });

  it(consented ? 'sends consent only if it was given' : 'does not send consent', async () => {
    const given = await conversation.wire({});
    const notGiven = await conversation.wire({ consent: { ...consent, given: false } });
    if (consented === undefined) {
      expect(given).to.equal(notGiven);
      return;
    }
    expect(given).to.contain(consented);
    expect(notGiven).not.to.contain(consented);
  });
}

function describeReplies(suite: ServiceSuite, conversation: Conversation): void {
  for (const [by, status] of suite.stored) {
    it(`reads ${JSON.stringify(by)} as ${status}`, async () => {
      const { kind, receipt } = await conversation.outcome(response(by));
      expect({ kind, ...receipt }).to.deep.include({ kind: 'receipt', status, submissionId: message.submissionId });
    });
  }

  for (const by of suite.handed ?? []) {
    it(`reads ${JSON.stringify(by)} as unconfirmed`, async () => {
      expect((await conversation.outcome(response(by))).kind).to.equal('unverifiable');
    });
  }

  for (const [what, { by, advice, code, issues, unclear }] of Object.entries(suite.refused)) {
    it(`reports "${what}" as ${code}`, async () => {
      const outcome = await conversation.outcome(response(by));
      expect(outcome.kind).to.equal(issues ? 'input' : unclear ? 'unclear' : 'failure');
      expect(outcome.error?.code).to.equal(code);
      if (issues) expect(outcome.issues).to.deep.equal(issues);
      if (advice) expect(outcome.advice).to.equal(advice);
    });
  }

  it('never reads an error status as stored, whatever the body says', async () => {
    for (const status of [400, 403, 404, 422, 429, 500, 502, 503]) {
      for (const [[, body]] of suite.stored) {
        const outcome = await conversation.outcome(response([status, body]));
        expect(outcome.kind, String(status)).not.to.be.oneOf(['receipt', 'unverifiable', 'retry']);
        expect(outcome.error?.retryable, String(status)).to.equal([429, 503].includes(status));
      }
    }
  });

  it('reads an HTML page as unconfirmed, whatever its status and content type', async () => {
    const [[[, body] = [0, '']] = [[0, '']]] = suite.stored;
    for (const status of [200, 201, 202]) {
      for (const page of pages.map((start) => `${start}${typeof body === 'string' ? body : JSON.stringify(body)}`)) {
        for (const contentType of ['text/html', 'application/json', '']) {
          const { kind } = await conversation.outcome({ kind: 'response', status, contentType, body: page });
          expect(kind, `${status} ${contentType} ${page}`).to.equal('unverifiable');
        }
      }
    }
  });

  it('reads JSON under any content type, and after a byte order mark', async () => {
    for (const [[status, body], expected] of suite.stored) {
      if (typeof body === 'string') continue;
      for (const contentType of ['text/html; charset=UTF-8', 'text/plain', '']) {
        const words = `\uFEFF\n${JSON.stringify(body)}\n`;
        const { receipt } = await conversation.outcome({ kind: 'response', status, contentType, body: words });
        expect(receipt?.status, contentType).to.equal(expected);
      }
    }
  });

  it('does not read a truncated reply as stored', async () => {
    for (const [[status, body]] of suite.stored) {
      const words = `${typeof body === 'string' ? body : JSON.stringify(body)}\uFFFD`;
      const { kind } = await conversation.outcome({
        ...response([status, '']),
        kind: 'response',
        body: words,
      } as Reply);
      expect(kind).to.be.oneOf(['unclear', 'unverifiable']);
    }
  });

  it('takes what any server may say for stored only where that is proof', async () => {
    for (const status of [200, 201, 202, 204, 206]) {
      for (const body of usualBodies) {
        const { kind } = await conversation.outcome({ kind: 'response', status, contentType: '', body });
        if (kind === 'receipt') expect(suite.proves(status, parse(body)), `${status} ${body}`).to.equal(true);
        else expect(kind, `${status} ${body}`).to.be.oneOf(['unclear', 'unverifiable', 'failure', 'input']);
      }
    }
  });

  for (const [status, code] of usualErrors) {
    it(`tells a page of HTML with status ${status} as ${code}`, async () => {
      const { kind, error } = await conversation.outcome(response([status, '<!doctype html><h1>Error</h1>']));
      expect([kind, error?.code]).to.deep.equal(['failure', code]);
    });
  }

  it('reads only documented proof as stored, for any reply', async () => {
    await fc.assert(
      fc.asyncProperty(anyReply(suite), async ([status, body]) => {
        const outcome = await conversation.outcome({ ...response([status, '']), kind: 'response', body } as Reply);
        if (outcome.kind === 'receipt') expect(suite.proves(status, parse(body))).to.equal(true);
        expect(outcome.kind).not.to.equal('retry');
        for (const { message: words = '' } of outcome.issues ?? []) expect(words).not.to.match(/<[a-z/!]/i);
      }),
      propertyRuns(500),
    );
  });
}

function describeNoReply({ unreadable, stored, service }: ServiceSuite, conversation: Conversation): void {
  for (const kind of ['network', 'timeout', 'offline', 'redirect'] as const) {
    it(`reads "${kind}" neither as stored nor as retryable`, async () => {
      const { outcome, requests } = await conversation.send({ kind }, {}, 'network');
      expect(outcome.kind).to.be.oneOf(['failure', 'unclear']);
      expect(outcome.error?.retryable).to.equal(false);
      expect(requests.filter(({ method }) => method === 'POST')).to.have.length(1);
    });
  }

  it('is not declared idempotent', () => {
    expect(service.idempotent).to.equal(false);
  });

  if (unreadable) {
    it('reads a reply that the page cannot read as unconfirmed', async () => {
      const unread = stored.length > 0 ? ({ kind: 'network' } as const) : ({ kind: 'opaque' } as const);
      expect(await conversation.outcome(unread)).to.deep.equal({ kind: 'unverifiable' });
    });
  }
}

function describeSettings({ service, settings = {} }: ServiceSuite, conversation: Conversation): void {
  it('accepts the documented settings', () => {
    expect(service.findIssue?.(conversation.target)).to.equal(undefined);
  });

  for (const [what, { endpoint, params, attribute }] of Object.entries(settings)) {
    it(`rejects the settings with ${what}`, () => {
      const { target } = conversation;
      const issue = service.findIssue?.({
        ...target,
        ...(endpoint !== undefined && { endpoint: new URL(endpoint) }),
        ...(params !== undefined && { params: new URLSearchParams(params) }),
      });
      expect(issue).to.deep.include({ code: 'misconfigured', attribute });
    });
  }
}

function readable({ method, url, headers = {}, body, mode }: Request): Record<string, unknown> {
  if (method === 'GET') return { method, url: url.href };
  const entries =
    body instanceof FormData
      ? { multipart: [...body] }
      : body instanceof URLSearchParams
        ? { urlencoded: [...body] }
        : { json: JSON.parse(body ?? '') as unknown };
  return { method, url: url.href, headers, ...(mode && { mode }), ...entries };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Random bodies, truncated documented replies, and documented replies with one changed value. */
function anyReply({ stored, refused }: ServiceSuite): fc.Arbitrary<[status: number, body: string]> {
  const documented = [...stored.map(([by]) => by), ...Object.values(refused).map(({ by }) => by)].map(([, body]) =>
    typeof body === 'string' ? body : JSON.stringify(body),
  );
  const own = fc.constantFrom(...documented, '{}');
  const half = fc
    .tuple(own, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([body, part]) => body.slice(0, part * body.length));
  const values = fc.constantFrom(true, false, 0, 1, '', null, 'success', '<script>alert(1)</script>', [], {}, ['<b>']);
  const changed = fc.tuple(own, fc.nat(), values).map(([body, index, value]) => {
    const content = parse(body);
    if (typeof content !== 'object' || content === null) return body;
    const keys = Object.keys(content);
    const key = keys[index % Math.max(keys.length, 1)];
    return JSON.stringify(key ? { ...content, [key]: value } : content);
  });
  const body = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constant('<!doctype html><h1>Danke!</h1>'),
    fc.constant(''),
    own,
    half,
    changed,
  );
  return fc.tuple(fc.oneof(fc.constantFrom(200, 201, 202, 204), fc.integer({ min: 200, max: 599 })), body);
}
