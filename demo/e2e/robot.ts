// A client without a widget: requests a challenge, solves it, and posts.
// Written from the wire protocol alone, so that it and the widget check each other.
import { pbkdf2Sync, randomUUID } from 'node:crypto';
import { type CaptchaAnswer, type Challenge, type ProofOfWork, type ProofOfWorkSolution, solve } from '@foyer/protocol';

export interface Robot {
  /** @param path of the form, optionally with `?without=…` */
  challenge(path: string): Promise<Challenge>;
  post(path: string, message: unknown): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** @param origin of the page that it claims to be */
export function robotAt(endpoint: string, origin = 'http://127.0.0.1:1'): Robot {
  return {
    async challenge(path) {
      const [form, query = ''] = path.split('?');
      const response = await fetch(`${endpoint}${form}/challenge?${query}`, { headers: { Origin: origin } });
      return (await response.json()) as Challenge;
    },
    async post(path, message) {
      const response = await fetch(endpoint + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: origin },
        body: JSON.stringify(message),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}

export function solved({ token, question, pow }: Challenge): CaptchaAnswer {
  return { token, ...(question && { answer: String(solve(question)) }), ...(pow && { pow: prove(pow) }) };
}

function prove(work: ProofOfWork): ProofOfWorkSolution {
  for (let counter = 0; counter <= 10_000; counter++) {
    const derivedKey = derive(work, counter);
    if (derivedKey.startsWith(work.keyPrefix)) return { counter, derivedKey };
  }
  throw new Error('no counter up to 10,000 solves this');
}

export function derive({ nonce, salt, cost, keyLength }: ProofOfWork, counter: number): string {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(counter);
  const password = Buffer.concat([Buffer.from(nonce, 'hex'), number]);
  return pbkdf2Sync(password, Buffer.from(salt, 'hex'), cost, keyLength, 'sha256').toString('hex');
}

/** A contact message that says `words`. */
export function message(words: string, captcha: CaptchaAnswer | undefined) {
  return {
    v: 1,
    submissionId: randomUUID(),
    form: 'contact',
    fields: { email: 'lena@example.org', message: words },
    ...(captcha && { captcha }),
    trap: { website: '' },
    page: { url: 'http://127.0.0.1:1/kontakt', locale: 'de' },
  };
}

/** A newsletter signup of this address. */
export function signup(email: string, captcha: CaptchaAnswer) {
  const { form: _, ...envelope } = message('', captcha);
  const consent = { text: 'Einmal im Monat.', locale: 'de-x-informal', given: true };
  return { ...envelope, form: 'newsletter', fields: { email }, consent };
}
