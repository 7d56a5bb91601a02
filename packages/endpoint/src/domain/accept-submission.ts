// Accepts one submission: replays a known one, checks the captcha, stores, acknowledges. The server's counterpart of
// the widget's machine. Knows neither HTTP nor SQL; all writes share one transaction.
import { createHash } from 'node:crypto';
import type { CaptchaProblemCode, Problem, Receipt, Submission } from '@foyer/protocol';
import { canonicalContent, omittedPart, problem } from '@foyer/protocol/server';
import { allowedOmission, type CaptchaPolicy, type CaptchaVerdict, issueChallenge, judgeCaptcha } from './captcha.ts';
import type { TokenClaims } from './captcha-token.ts';
import { queueFollowUps } from './follow-ups.ts';
import type { FormDefinition } from './forms.ts';
import { requestSubscription } from './opt-in.ts';
import type { Records, Store } from './ports.ts';
import type { RateLimitResult } from './rate-limit.ts';
import { hashTexts, isSuspected, repeatWindowMs, type SpamRules, spamReasons, textsOf } from './spam-score.ts';
import type { NewSubmission, StoredReceipt } from './stored-submission.ts';

export interface AcceptContext {
  readonly store: Store;
  readonly captcha: CaptchaPolicy;
  readonly spam: SpamRules;
  readonly form: FormDefinition;
  readonly origin: string;
  readonly load: Pick<RateLimitResult, 'isBusy' | 'workFactor'>;
}

export interface Accepted {
  readonly ok: true;
  readonly receipt: Receipt;
  /** Suspected as spam. Only the owner learns this. */
  readonly suspected: boolean;
}

export type Acceptance = Accepted | { readonly ok: false; readonly problem: Problem };

/** Resolves once the message is on disk. Throws where the store fails; then nothing was acknowledged. */
export async function acceptSubmission(submission: Submission, context: AcceptContext): Promise<Acceptance> {
  const contentHash = hashContent(submission);
  // Before the captcha: a retry after a lost reply must find its message although its token is spent.
  const earlier = await context.store.submissions.receipt(submission.submissionId);
  if (earlier !== undefined) return replay(submission, earlier, contentHash);
  const verdict = await judgeCaptcha(
    context.captcha,
    { form: context.form.id, origin: context.origin },
    submission.captcha,
  );
  switch (verdict.status) {
    case 'refused':
      return refuse(verdict.code, { submission, context, claims: verdict.claims });
    case 'wrong':
      return refuse(await spendGuess(context.store, verdict.claims), { submission, context, claims: verdict.claims });
    case 'solved':
      return store(submission, contentHash, { ...context, claims: verdict.claims });
  }
}

/** Checks a captcha that was used in another form, and spends its token. */
export async function spendCaptcha(
  verdict: CaptchaVerdict,
  store: Store,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly code: CaptchaProblemCode }> {
  if (verdict.status === 'refused') return { ok: false, code: verdict.code };
  if (verdict.status === 'wrong') return { ok: false, code: await spendGuess(store, verdict.claims) };
  const { claims } = verdict;
  return (await store.transaction((records) => spend(records, claims)))
    ? { ok: true }
    : { ok: false, code: 'captcha-used' };
}

type Solved = AcceptContext & { readonly claims: TokenClaims };

async function store(submission: Submission, contentHash: string, context: Solved): Promise<Acceptance> {
  const stored = await context.store.transaction(async (records): Promise<Acceptance | undefined> => {
    const earlier = await records.submissions.receipt(submission.submissionId);
    if (earlier !== undefined) return replay(submission, earlier, contentHash);
    if (!(await spend(records, context.claims))) {
      // With overlapping transactions a copy of this message may have been stored meanwhile.
      const winner = await records.submissions.receipt(submission.submissionId);
      return winner && replay(submission, winner, contentHash);
    }
    const message = await newSubmission(records, submission, { ...context, contentHash });
    return { ok: true, receipt: await write(records, message, context.form), suspected: message.status === 'spam' };
  });
  return stored ?? refuse('captcha-used', { submission, context, claims: context.claims });
}

async function newSubmission(
  records: Records,
  submission: Submission,
  { captcha, claims, contentHash, form, load, origin, spam: rules }: Solved & { readonly contentHash: string },
): Promise<NewSubmission> {
  const now = captcha.now();
  const texts = textsOf(submission, form);
  const bodyHash = hashTexts(texts);
  const since = new Date(now - repeatWindowMs).toISOString();
  const spam = spamReasons(
    {
      trapFilled: submission.trap.website !== '',
      filledInMs: now - claims.issuedAt * 1000,
      minFill: captcha.minFill,
      isProven: claims.proof !== undefined,
      isBusy: load.isBusy,
      texts,
      repeated: bodyHash !== undefined && (await records.submissions.isRepeated(bodyHash, since)),
    },
    rules,
  );
  const receiptStatus = form.doubleOptIn ? 'pending' : 'accepted';
  return {
    submission,
    form: form.id,
    origin,
    contentHash,
    ...(bodyHash !== undefined && { bodyHash }),
    receiptStatus,
    status: isSuspected(spam) ? 'spam' : receiptStatus,
    spam,
    receivedAt: new Date(now).toISOString(),
  };
}

/** A suspected message writes only its own row: no subscriber, no mail. */
async function write(records: Records, message: NewSubmission, form: FormDefinition): Promise<Receipt> {
  const { submission, receivedAt, receiptStatus } = message;
  const { submissionId } = submission;
  const wanted = message.status !== 'spam';
  const subscriberId =
    wanted && form.doubleOptIn
      ? await requestSubscription(records, { submission, form, now: Date.parse(receivedAt) })
      : undefined;
  await records.submissions.add({ ...message, ...(subscriberId !== undefined && { subscriberId }) });
  if (wanted) await queueFollowUps(records, { submission, form, now: Date.parse(receivedAt) });
  return { v: 1, status: receiptStatus, submissionId, receivedAt };
}

function replay({ submissionId }: Submission, earlier: StoredReceipt, contentHash: string): Acceptance {
  if (earlier.contentHash !== null && earlier.contentHash !== contentHash)
    return { ok: false, problem: problem('id-reused') };
  const { receiptStatus: status, receivedAt } = earlier;
  return { ok: true, receipt: { v: 1, status, submissionId, receivedAt, replayed: true }, suspected: false };
}

async function refuse(
  code: CaptchaProblemCode,
  { submission, context, claims }: { submission: Submission; context: AcceptContext; claims: TokenClaims | undefined },
): Promise<Acceptance> {
  const without = allowedOmission(
    context.captcha,
    omittedPart(claims ? { answer: claims.answer, pow: claims.proof } : submission.captcha),
  );
  const challenge = await issueChallenge(
    context.captcha,
    { form: context.form.id, origin: context.origin },
    { without, workFactor: context.load.workFactor },
  );
  return { ok: false, problem: problem(code, { challenge }) };
}

/** One guess per token: a second guess only learns that the token is spent. */
async function spendGuess(store: Store, claims: TokenClaims): Promise<CaptchaProblemCode> {
  return (await store.transaction((records) => spend(records, claims))) ? 'captcha-wrong' : 'captcha-used';
}

function spend(records: Records, claims: TokenClaims): Promise<boolean> {
  return records.tokens.spend(claims.tokenId, new Date(claims.expiresAt * 1000).toISOString());
}

function hashContent(submission: Submission): string {
  return createHash('sha256').update(canonicalContent(submission)).digest('hex');
}
