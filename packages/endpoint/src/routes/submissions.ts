// POST /{form}: stores one message and answers with a receipt or a problem. Posts without JavaScript are answered
// with pages.
import {
  answerPost,
  type FormEncoding,
  formEncodingOf,
  messagePost,
  type OriginPolicy,
  originOf,
  problemFor,
  problemResponse,
  receiptResponse,
} from '@foyer/protocol/server';
import type { Context } from 'hono';
import { acceptSubmission, type Accepted } from '../domain/accept-submission.ts';
import { type CaptchaPolicy, underLoad } from '../domain/captcha.ts';
import type { FormDefinition, Forms } from '../domain/forms.ts';
import type { Store } from '../domain/ports.ts';
import type { SpamRules } from '../domain/spam-score.ts';
import type { RateLimits } from './rate-limits.ts';
import { onlyMethod } from './reply.ts';

export interface SubmissionsRoute {
  readonly forms: Forms;
  readonly captcha: CaptchaPolicy;
  readonly spam: SpamRules;
  readonly origins: OriginPolicy;
  readonly store: () => Promise<Store>;
  readonly rateLimits: RateLimits;
  /** Called after a message was stored: deliveries may be queued. */
  readonly onAccepted: (context: Context, form: FormDefinition, accepted: Accepted) => void;
  /** Called with errors that the visitor sees as a page. */
  readonly onFault: (context: Context, error: unknown) => void;
}

export function submissionsRoute(
  route: SubmissionsRoute,
  receiveFormPost: (context: Context, form: FormDefinition, encoding: FormEncoding) => Promise<Response>,
) {
  return onlyMethod('POST', async (context) => {
    const form = route.forms.get(context.req.param('form') ?? '');
    if (form === undefined) return problemFor('unknown-form');
    const { headers } = context.req.raw;
    const encoding = formEncodingOf(headers);
    if (encoding !== undefined) return receiveFormPost(context, form, encoding);
    return receiveMessage(context, form, route);
  });
}

function receiveMessage(
  context: Context,
  form: FormDefinition,
  { captcha, origins, rateLimits, spam, store, onAccepted }: SubmissionsRoute,
): Promise<Response> {
  const request = context.req.raw;
  return answerPost(request, messagePost(form), async (submission) => {
    const { allowed, retryAfter, ...load } = rateLimits.check(context, { kind: 'message', form: form.id });
    if (!allowed) return problemFor('rate-limited', { retryAfter });
    const acceptance = await acceptSubmission(submission, {
      store: await store(),
      captcha: underLoad(captcha, load),
      spam,
      form,
      origin: originOf(request, origins),
      load,
    });
    if (!acceptance.ok) return problemResponse(acceptance.problem);
    onAccepted(context, form, acceptance);
    return receiptResponse(acceptance.receipt);
  });
}
