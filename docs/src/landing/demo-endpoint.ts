// The endpoint of the landing page's forms: answers in the page as a real one does over the wire, and lets each message meet
// the fate that the visitor chose. Knows no widget.

/** What happens to a message on its way. */
export type Fate = 'well' | 'reply-lost' | 'disk-full' | 'empty-ok';

/** What has just happened on the server. */
export type Happening = 'stored' | 'stored-reply-lost' | 'replayed' | 'refused' | 'empty-ok';

interface Message {
  readonly submissionId: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface StoredMessage extends Message {
  readonly receivedAt: string;
}

export interface DemoEndpoint {
  fate: Fate;
  /** As `fetch`, for requests to the endpoint. */
  answer(url: URL, init?: RequestInit): Promise<Response>;
}

const DELAY_MS = 700;
/** Times that a full disk refuses a message. */
const REFUSALS = 2;
const RETRY_AFTER_SECONDS = 3;

const json = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

const isMessage = (body: unknown): body is Message =>
  typeof body === 'object' && body !== null && 'submissionId' in body && 'fields' in body;

/** @param tell is called when a message has been stored, or has not */
export function createDemoEndpoint(tell: (what: Happening, message: StoredMessage) => void): DemoEndpoint {
  const stored = new Map<string, StoredMessage>();
  const attempts = new Map<string, number>();

  const receipt = ({ submissionId, receivedAt }: StoredMessage) => ({
    v: 1,
    status: 'accepted',
    submissionId,
    receivedAt,
  });

  function receive(message: Message, fate: Fate): Response {
    const attempt = (attempts.get(message.submissionId) ?? 0) + 1;
    attempts.set(message.submissionId, attempt);
    const known = stored.get(message.submissionId);
    const arrived = known ?? { ...message, receivedAt: new Date().toISOString() };
    const say = (what: Happening) => tell(what, arrived);
    if (known) {
      say('replayed');
      return json(200, { ...receipt(known), replayed: true });
    }
    if (fate === 'empty-ok') {
      say('empty-ok');
      return new Response('OK', { headers: { 'Content-Type': 'text/html' } });
    }
    if (fate === 'disk-full' && attempt <= REFUSALS) {
      say('refused');
      return json(503, { type: 'urn:foyer:problem:unavailable', status: 503, retryAfter: RETRY_AFTER_SECONDS });
    }
    stored.set(arrived.submissionId, arrived);
    if (fate === 'reply-lost') {
      say('stored-reply-lost');
      throw new TypeError('The connection broke');
    }
    say('stored');
    return json(202, receipt(arrived));
  }

  return {
    fate: 'well',
    async answer(url, init) {
      await new Promise((resolve) => setTimeout(resolve, DELAY_MS));
      if (url.pathname.endsWith('/challenge')) {
        return json(200, { v: 1, token: 'demo', question: { a: 3, op: '+', b: 3 }, expiresIn: 1800, minFill: 0 });
      }
      const message: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
      return isMessage(message) ? receive(message, this.fate) : new Response(null, { status: 204 });
    },
  };
}
