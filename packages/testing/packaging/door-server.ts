// A server of the core profile that keeps all in memory, with nothing but what every web runtime has. For tests of the door
// alone: a receipt has to wait for a disk, as it does in demo/servers.
import { type CaptchaAnswer, normalizeAnswer, solve, type Submission } from '@foyer/protocol';
import * as v1 from '@foyer/protocol/server';

const forms: readonly v1.FormRules[] = [
  { id: 'contact', fields: v1.parseFieldList('name? email message'), consentRequired: false },
  { id: 'newsletter', fields: v1.parseFieldList('email name?'), consentRequired: true },
];
const messages = new Map<string, { readonly content: string; readonly receivedAt: string }>();
const challenges = new Map<string, { readonly place: string; readonly expected: readonly (string | undefined)[] }>();
const spent = new Set<string>();

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const digit = () => 1 + ((random(1)[0] ?? 0) % 9);

/** The counter is 7. */
async function prove(nonce: Uint8Array, salt: Uint8Array<ArrayBuffer>, cost: number): Promise<string> {
  const password = Uint8Array.from([...nonce, 0, 0, 0, 7]);
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: cost };
  return hex(new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, 256)));
}

async function issueChallenge(place: string, without?: string | null) {
  const question = without === 'question' ? undefined : { a: digit(), op: '+' as const, b: digit() };
  const [token, nonce, salt, cost] = [crypto.randomUUID(), random(16), random(16), 1000];
  const key = await prove(nonce, salt, cost);
  const bytes = { nonce: hex(nonce), salt: hex(salt), keyPrefix: key.slice(0, 32), keyLength: 32 };
  const pow = without === 'pow' ? undefined : { algorithm: 'PBKDF2/SHA-256' as const, ...bytes, cost };
  challenges.set(token, { place, expected: [question && String(solve(question)), pow && `7 ${key}`] });
  return { v: 1, token, ...(question && { question }), ...(pow && { pow }), expiresIn: 1800, minFill: 2 } as const;
}

function judgeCaptcha({ answer, pow, token }: CaptchaAnswer, place: string) {
  const issued = challenges.get(token);
  if (issued?.place !== place) return 'captcha-foreign';
  const given = [answer && normalizeAnswer(answer), pow && `${pow.counter} ${pow.derivedKey}`];
  if (issued.expected.some((part, index) => part !== undefined && !given[index])) return 'captcha-missing';
  if (spent.has(token)) return 'captcha-used';
  spent.add(token);
  return issued.expected.every((part, index) => part === undefined || part === given[index])
    ? undefined
    : 'captcha-wrong';
}

async function accept(message: Submission, { consentRequired, id }: v1.FormRules, origin: string): Promise<Response> {
  const { captcha, submissionId } = message;
  const content = v1.canonicalContent(message);
  const known = messages.get(submissionId);
  const receivedAt = known?.receivedAt ?? new Date().toISOString();
  const receipt = { v: 1, status: consentRequired ? 'pending' : 'accepted', submissionId, receivedAt } as const;
  if (known?.content === content) return v1.receiptResponse({ ...receipt, replayed: true });
  if (known) return v1.problemFor('id-reused');
  const code = captcha ? judgeCaptcha(captcha, id + origin) : 'captcha-missing';
  if (code) return v1.problemFor(code, { challenge: await issueChallenge(id + origin, v1.omittedPart(captcha)) });
  messages.set(submissionId, { content, receivedAt });
  return v1.receiptResponse(receipt);
}

const escaped = (text: string) => text.replaceAll(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function page(status: number, content: string): Response {
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
  return new Response(`<!doctype html><title>Form</title>${content}`, { status, headers });
}

async function askQuestion(status: number, place: string, entries: v1.FormEntries): Promise<Response> {
  const { question, token } = await issueChallenge(place, 'pow');
  const typed = entries.map(([name, value]) => `<textarea name="${escaped(name)}">${escaped(value)}</textarea>`);
  const sum = `<label>${question?.a} + ${question?.b} = <input name="foyer.answer" required></label>`;
  const send = `<button name="foyer.token" value="${token}">Send</button>`;
  return page(status, `<form method="post">${typed.join('')}${sum}${send}</form>`);
}

async function acceptForm(read: v1.Reading<v1.ReadForm>, form: v1.FormRules, own: string): Promise<Response> {
  if (!read.ok) return v1.problemResponse(read.problem);
  const { entries, post } = read.value;
  const message = v1.readMessage(v1.messageOf(post), form);
  if (message.ok && !post.token) return askQuestion(200, form.id + own, entries);
  if (!message.ok || !(await accept(message.value, form, own)).ok) return askQuestion(422, form.id + own, entries);
  return new Response(null, { status: 303, headers: { Location: `/${form.id}/thanks` } });
}

function resend({ submissionId }: v1.ResendRequest): Response {
  return Response.json({ v: 1, status: 'pending', submissionId }, { status: 202 });
}

async function answer(request: Request, policy: v1.OriginPolicy): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const [, name = '', action = ''] = pathname.split('/');
  const form = forms.find(({ id }) => id === name);
  const method = { '': 'POST', resend: 'POST', challenge: 'GET', thanks: 'GET' }[action];
  if (!form || !method) return v1.problemFor('unknown-form');
  if (request.method !== method) return v1.methodNotAllowed([method]);
  const [encoding, origin] = [v1.formEncodingOf(request.headers), v1.originOf(request, policy)];
  if (action === 'thanks') return page(200, '<p>Thank you.</p>');
  if (action === 'resend') return v1.answerPost(request, v1.resendPost, resend);
  if (action === 'challenge') {
    const challenge = await issueChallenge(name + origin, searchParams.get('without'));
    return Response.json(challenge, { headers: { 'Cache-Control': 'no-store' } });
  }
  if (encoding) return acceptForm(await v1.readForm(request, encoding), form, policy.own);
  return v1.answerPost(request, v1.messagePost(form), (message) => accept(message, form, origin));
}

async function fetch(request: Request): Promise<Response> {
  const { origin, pathname } = new URL(request.url);
  if (/^\/(?:confirm|unsubscribe)\//.test(pathname)) return page(404, '<p>Unknown link</p>');
  const policy = { own: origin, allowed: new Set<string>(), loopback: false };
  return v1.answerCrossOrigin(request, policy, () => answer(request, policy));
}

// eslint-disable-next-line no-restricted-exports -- all three runtimes serve what is exported so
export default { fetch };
