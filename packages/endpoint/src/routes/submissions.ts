// POST /{form}: stores one message and answers with a receipt or a problem. Posts without JavaScript are answered
// with pages.
import {
  type FormEncoding,
  formEncodingOf,
  mediaTypeOf,
  problem,
  readBody,
  readSubmission,
} from '@foyer/protocol/server';
import type { Context } from 'hono';
import { acceptSubmission, type Accepted } from '../domain/accept-submission.ts';
import { type CaptchaPolicy, underLoad } from '../domain/captcha.ts';
import type { FormDefinition, Forms } from '../domain/forms.ts';
import type { Store } from '../domain/ports.ts';
import { type OriginPolicy, originOf } from './cross-origin.ts';
import type { SpamRules } from '../domain/spam-score.ts';
import type { RateLimits } from './rate-limits.ts';
import { onlyMethod, problemResponse, problemFor } from './reply.ts';

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
    if (mediaTypeOf(headers) !== 'application/json') return problemFor('unsupported-media-type');
    return receiveMessage(context, form, route);
  });
}

async function receiveMessage(
  context: Context,
  form: FormDefinition,
  { captcha, origins, rateLimits, spam, store, onAccepted }: SubmissionsRoute,
): Promise<Response> {
  const request = context.req.raw;
  const body = await readBody(request);
  if (!body.ok) return problemResponse(body.problem);
  const reading = readSubmission(body.value, form, request.headers.get('idempotency-key') ?? undefined);
  if (!reading.ok) return problemResponse(reading.problem);
  const { allowed, retryAfter, ...load } = rateLimits.check(context, { kind: 'message', form: form.id });
  if (!allowed) return problemResponse(problem('rate-limited', { retryAfter }));
  const acceptance = await acceptSubmission(reading.value, {
    store: await store(),
    captcha: underLoad(captcha, load),
    spam,
    form,
    origin: originOf(request, origins),
    load,
  });
  if (!acceptance.ok) return problemResponse(acceptance.problem);
  onAccepted(context, form, acceptance);
  const status = acceptance.receipt.replayed === true ? 200 : 202;
  return Response.json(acceptance.receipt, { status, headers: { 'Cache-Control': 'no-store' } });
}
