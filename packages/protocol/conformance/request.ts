// Builds the requests of a case out of its data: ids, captchas, long texts.
import { type Answer, answerTo, excerpt } from './answer.ts';
import { entriesOf, isObject, parse } from './expectation.ts';
import { bytesOf, type CaptchaKind, solveCaptcha } from './solve.ts';

export interface Server {
  /** Address of a form with the fields `name? email message`. */
  readonly contactUrl: string;
  /** Address of a form with double opt-in. Default: `newsletter` beside the contact form. */
  readonly newsletterUrl?: string;
  /** Default: the global one. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Seconds for each answer. Default: 15. */
  readonly timeout?: number;
}

export interface CaseRequest {
  /** Default `POST`. */
  readonly method?: string;
  /** Behind the form's address. */
  readonly path?: string;
  readonly headers?: unknown;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly text?: string;
  /** Sent as it is, in hexadecimal digits. */
  readonly bytes?: string;
  /** Sent as a page without JavaScript does. */
  readonly form?: unknown;
  /** Sent without Content-Length. */
  readonly chunked?: boolean;
}

interface PreparedRequest {
  readonly url: string;
  readonly init: RequestInit & { readonly method: string; readonly duplex?: 'half' };
}

const captchaKinds: readonly CaptchaKind[] = [
  'solved',
  'wrong',
  'wrong-pow',
  'answer-only',
  'pow-only',
  'broken',
  'arabic-digits',
];

export function createCaseContext(server: Server, form: string) {
  const { contactUrl, fetch: send = fetch, newsletterUrl, timeout: seconds = 15 } = server;
  const url = form === 'newsletter' ? (newsletterUrl ?? String(new URL('newsletter', contactUrl))) : contactUrl;
  const { origin } = new URL(url);
  const words: Readonly<Record<string, string>> = {
    id: crypto.randomUUID(),
    id2: crypto.randomUUID(),
    origin,
    form: url.slice(url.lastIndexOf('/') + 1),
    address: `lena-${crypto.randomUUID().slice(0, 8)}@example.org`,
  };
  const solved = new Map<string, unknown>();
  let requestOrigin: string | undefined;

  const challenge = async (without: string): Promise<unknown> => {
    const headers: Record<string, string> = requestOrigin === undefined ? {} : { origin: requestOrigin };
    const address = `${url}/challenge${without}`;
    const answer = await answerTo(address, { headers }, { fetch: send, seconds });
    const found = parse(answer.text);
    if (isObject(found) && 'token' in found) return found;
    const type = answer.headers.get('content-type') ?? 'no content type';
    const got = `status ${answer.status} with ${type}: ${excerpt(answer.text)}`;
    throw new Error(`GET ${address}: expected a challenge, got ${got}`);
  };

  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => words[name] ?? '');
    if (Array.isArray(value)) return value.map(fill);
    if (!isObject(value)) return value;
    const { $numbered: numbered, $repeat: repeat } = value;
    if (Array.isArray(repeat)) return String(repeat[0]).repeat(Number(repeat[1]));
    if (Array.isArray(numbered))
      return Object.fromEntries(
        Array.from({ length: Number(numbered[1]) }, (_, index) => [`${numbered[0]}${index}`, 'x']),
      );
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fill(member)]));
  };

  /** Replaces `{ "$captcha": kind }`; `as` keeps a captcha and `of` solves the kept one. */
  const captchaOf = async (value: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const kind = captchaKinds.find((known) => known === value['$captcha']) ?? 'solved';
    const kept = typeof value['of'] === 'string' ? solved.get(value['of']) : undefined;
    const issued = kept ?? (await challenge(''));
    if (typeof value['as'] === 'string') solved.set(value['as'], issued);
    return solveCaptcha(issued, kind);
  };

  const bodyOf = async (value: unknown): Promise<unknown> => {
    if (!isObject(value)) return value;
    const { $message: message, $signup: signup } = value;
    const body = isObject(message)
      ? { ...usualMessage, ...message }
      : isObject(signup)
        ? { ...usualSignup, ...signup }
        : value;
    const captcha = body['captcha'];
    const members = isObject(captcha) && '$captcha' in captcha ? { ...body, captcha: await captchaOf(captcha) } : body;
    return fill(Object.fromEntries(Object.entries(members).filter(([, member]) => member !== null)));
  };

  const formOf = async (value: unknown): Promise<string> => {
    const pairs = new URLSearchParams();
    for (const [name, field] of entriesOf(value)) {
      if (name !== '$captcha') {
        pairs.append(name, String(fill(field)));
        continue;
      }
      const captcha = await solveCaptcha(await challenge('?without=pow'), field === 'wrong' ? 'wrong' : 'solved');
      pairs.append('foyer.token', String(captcha['token']));
      pairs.append('foyer.answer', String(captcha['answer']));
    }
    return String(pairs);
  };

  const prepare = async (request: CaseRequest): Promise<PreparedRequest> => {
    const { body, bytes, chunked = false, form: fields, method = 'POST', path = '', text } = request;
    const given = entriesOf(fill(request.headers)).map(([name, value]) => [name, String(value)] as const);
    requestOrigin = given.find(([name]) => name === 'origin')?.[1];
    if (requestOrigin !== undefined && requestOrigin !== origin) requestOrigin = undefined;
    const payload =
      text !== undefined
        ? String(fill(text))
        : bytes !== undefined
          ? bytesOf(bytes)
          : fields !== undefined
            ? await formOf(fields)
            : body !== undefined
              ? JSON.stringify(await bodyOf(body))
              : undefined;
    const type = fields === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
    const headers = { ...(payload !== undefined && { 'content-type': type }), ...Object.fromEntries(given) };
    return {
      url: path.startsWith('/..') ? String(new URL(path.slice(4), url)) : url + path,
      init: {
        method,
        headers,
        redirect: 'manual',
        ...(payload !== undefined &&
          (chunked ? { body: new Blob([payload]).stream(), duplex: 'half' } : { body: payload })),
      },
    };
  };

  const sent = ({ url: address, init }: PreparedRequest): Promise<Answer> =>
    answerTo(address, init, { fetch: send, seconds });
  return { fill, prepare, send: sent };
}

const page = { url: 'https://example.org/contact', locale: 'en' };
const usualMessage: Readonly<Record<string, unknown>> = {
  v: 1,
  submissionId: '{{id}}',
  fields: { name: 'Lena', email: 'lena@example.org', message: 'Hello' },
  captcha: { $captcha: 'solved' },
  trap: { website: '' },
  page,
};
const usualSignup: Readonly<Record<string, unknown>> = {
  ...usualMessage,
  fields: { email: '{{address}}' },
  consent: { text: 'I would like to receive the newsletter.', locale: 'en', given: true },
};
