// A server of protocol v1, to write your own from: what @foyer/protocol/server does not have for all servers.
import { pbkdf2Sync, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { addressKey, type CaptchaAnswer, normalizeAnswer, solve, type Submission } from '@foyer/protocol';
import * as v1 from '@foyer/protocol/server';
import { serve } from '@hono/node-server';
import { html } from 'hono/html';

const { PORT = '8787', PUBLIC_URL = `http://127.0.0.1:${PORT}`, ORIGINS = '' } = process.env;
const cors = { own: PUBLIC_URL, allowed: new Set(ORIGINS.split(',')), loopback: false };
// Where consent is required, an address counts after a click in a mail.
const forms: readonly v1.FormRules[] = [
  { id: 'contact', fields: v1.parseFieldList('name? email message'), consentRequired: false },
  { id: 'newsletter', fields: v1.parseFieldList('email name?'), consentRequired: true },
];

const database = new DatabaseSync('messages.sqlite');
// FULL: what is committed is on the disk, also after a power failure.
database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS messages (id TEXT PRIMARY KEY, content, message, email, received_at);
  CREATE TABLE IF NOT EXISTS challenges (token TEXT PRIMARY KEY, place, answer, proof, expires_at, spent);
  CREATE TABLE IF NOT EXISTS subscribers (email TEXT PRIMARY KEY, token, status, wants_mail, mailed_at);
  CREATE TABLE IF NOT EXISTS beacons (form, kind, href, received_at)`);
const sql = database.createTagStore();

/** `place` is the form and the origin for which the token is good. */
function issueChallenge(place: string, without?: string | null) {
  const [token, nonce, salt, counter] = [randomUUID(), randomBytes(16), randomBytes(16), randomInt(50, 150)];
  const question = without === 'question' ? undefined : { a: randomInt(1, 10), op: '+' as const, b: randomInt(1, 10) };
  const [cost, keyLength] = [question ? 5_000 : 20_000, 32];
  const key = pbkdf2Sync(Buffer.from([...nonce, 0, 0, 0, counter]), salt, cost, keyLength, 'sha256').toString('hex');
  const bytes = { nonce: nonce.toString('hex'), salt: salt.toString('hex'), keyPrefix: key.slice(0, 32) };
  const pow = without === 'pow' ? undefined : { algorithm: 'PBKDF2/SHA-256' as const, ...bytes, cost, keyLength };
  const [answer, proof] = [question ? String(solve(question)) : null, pow ? `${counter} ${key}` : null];
  sql.run`INSERT INTO challenges VALUES (${token}, ${place}, ${answer}, ${proof}, ${Date.now() + 1_800_000}, 0)`;
  return { v: 1, token, ...(question && { question }), ...(pow && { pow }), expiresIn: 1_800, minFill: 2 } as const;
}

/** Spends the token, also for a wrong answer. */
function judgeCaptcha({ token, answer, pow }: CaptchaAnswer, place: string) {
  const issued = sql.get`SELECT * FROM challenges WHERE token = ${token} AND place = ${place}`;
  if (!issued) return 'captcha-foreign';
  if (Number(issued['expires_at']) < Date.now()) return 'captcha-expired';
  const expected = [issued['answer'], issued['proof']];
  const given = [answer && normalizeAnswer(answer), pow && `${pow.counter} ${pow.derivedKey}`];
  if (expected.some((part, index) => part !== null && !given[index])) return 'captcha-missing';
  if (!sql.run`UPDATE challenges SET spent = 1 WHERE token = ${token} AND NOT spent`.changes) return 'captcha-used';
  return expected.every((part, index) => part === null || part === given[index]) ? undefined : 'captcha-wrong';
}

/** Waits for nothing, so that no other message comes between its steps. */
function accept(message: Submission, { id, consentRequired }: v1.FormRules, origin: string) {
  const { captcha, fields, submissionId, trap } = message;
  const [content, status] = [v1.canonicalContent(message), consentRequired ? 'pending' : 'accepted'] as const;
  const known = sql.get`SELECT content, received_at FROM messages WHERE id = ${submissionId}`;
  const receivedAt = String(known?.['received_at'] ?? new Date().toISOString());
  const receipt = { v: 1, status, submissionId, receivedAt } as const;
  // Before the captcha: a retry after a lost answer finds its message, although its token is spent.
  if (known?.['content'] === content) return v1.receiptResponse({ ...receipt, replayed: true });
  if (known) return v1.problemFor('id-reused');
  const code = captcha ? judgeCaptcha(captcha, id + origin) : 'captcha-missing';
  if (code) return v1.problemFor(code, { challenge: issueChallenge(id + origin, v1.omittedPart(captcha)) });
  const [email, all] = [addressKey(String(fields['email'])), JSON.stringify(message)];
  // First: if the power fails in between, the visitor was not told "sent", and tries again.
  if (consentRequired) requestMail(email, trap.website === '');
  sql.run`INSERT INTO messages VALUES (${submissionId}, ${content}, ${all}, ${email}, ${receivedAt})`;
  return v1.receiptResponse(receipt);
}

/** `mails.ts` sends it; none to what fills in traps. */
function requestMail(email: string, wanted = true) {
  sql.run`INSERT INTO subscribers VALUES (${email}, ${randomUUID()}, 'pending', ${Number(wanted)}, 0) ON CONFLICT
    DO UPDATE SET wants_mail = max(wants_mail, excluded.wants_mail), status = 'pending' WHERE status <> 'confirmed'`;
}

/** Programs open the links of mails, and change nothing by it. */
function followLink(method: string, status: string, token: string) {
  if (!sql.get`SELECT 1 FROM subscribers WHERE token = ${token}`) return page(404, html`<p>Unknown link</p>`);
  if (method !== 'POST') return page(200, html`<form method="post"><button>I want to be ${status}</button></form>`);
  sql.run`UPDATE subscribers SET status = ${status}, wants_mail = 0 WHERE token = ${token}`;
  return page(200, html`<p>You are ${status}.</p>`);
}

async function page(status: number, content: ReturnType<typeof html>) {
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
  return new Response(`<!doctype html><title>Form</title>${String(await content)}`, { status, headers });
}

/** Without JavaScript: what was typed, and a question. */
function askQuestion(status: number, form: v1.FormRules, entries: v1.FormEntries) {
  const { question, token } = issueChallenge(form.id + PUBLIC_URL, 'pow');
  const typed = entries.map(([name, value]) => html`<textarea name="${name}">${value}</textarea>`);
  const sum = html`<label>${question?.a} + ${question?.b} = <input name="foyer.answer" required /></label>`;
  const send = html`<button name="foyer.token" value="${token}">Send</button>`;
  return page(status, html`<form method="post">${typed}${sum}${send}</form>`);
}

function acceptForm(read: v1.Reading<v1.ReadForm>, form: v1.FormRules) {
  if (!read.ok) return v1.problemResponse(read.problem);
  const { entries, post } = read.value;
  const message = v1.readMessage(v1.messageOf(post), form);
  if (message.ok && !post.token) return askQuestion(200, form, entries);
  if (!message.ok || !accept(message.value, form, PUBLIC_URL).ok) return askQuestion(422, form, entries);
  return new Response(null, { status: 303, headers: { Location: `/${form.id}/thanks` } });
}

function resend({ email, submissionId }: v1.ResendRequest) {
  const signUp = sql.get`SELECT email FROM messages JOIN subscribers USING (email) WHERE id = ${submissionId}`;
  if (signUp && email) sql.run`DELETE FROM subscribers WHERE email = ${String(signUp['email'])} AND status = 'pending'`;
  if (signUp) requestMail(addressKey(email ?? String(signUp['email'])));
  return Response.json({ v: 1, status: 'pending', submissionId }, { status: 202 });
}

function countBeacon({ form, href, kind }: v1.Beacon) {
  sql.run`INSERT INTO beacons VALUES (${form}, ${kind}, ${href}, ${Date.now()})`;
  return new Response(null, { status: 204 });
}

async function answer(request: Request, name: string, action: string): Promise<Response> {
  const form = forms.find(({ id }) => id === name);
  const method = { '': 'POST', resend: 'POST', beacon: 'POST', challenge: 'GET', thanks: 'GET' }[action];
  if (!form || !method) return v1.problemFor('unknown-form');
  if (request.method !== method) return v1.methodNotAllowed([method]);
  if (action === 'thanks') return page(200, html`<p>Thank you.</p>`);
  if (action === 'resend') return v1.answerPost(request, v1.resendPost, resend);
  if (action === 'beacon') return v1.answerPost(request, v1.beaconPost(name), countBeacon);
  const [encoding, origin] = [v1.formEncodingOf(request.headers), v1.originOf(request, cors)];
  if (action === '' && encoding) return acceptForm(await v1.readForm(request, encoding), form);
  if (action === '') return v1.answerPost(request, v1.messagePost(form), (message) => accept(message, form, origin));
  const challenge = issueChallenge(name + origin, new URL(request.url).searchParams.get('without'));
  return Response.json(challenge, { headers: { 'Cache-Control': 'no-store' } });
}

async function fetch(request: Request) {
  const [, name = '', action = ''] = new URL(request.url).pathname.split('/');
  if (name === 'health') return Response.json({ status: 'ok' });
  if (name === 'confirm') return followLink(request.method, 'confirmed', action);
  if (name === 'unsubscribe') return followLink(request.method, 'unsubscribed', action);
  return v1.answerCrossOrigin(request, cors, () =>
    answer(request, name, action).catch((error: unknown) => {
      console.error(error);
      // Nothing was acknowledged: the widget tries again.
      return v1.problemFor('unavailable', { retryAfter: 5 });
    }),
  );
}

serve({ fetch, port: Number(PORT), hostname: '127.0.0.1' }, () => console.log(`endpoint ${PUBLIC_URL}`));
