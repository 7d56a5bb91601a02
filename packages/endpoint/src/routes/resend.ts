// POST /{form}/resend: sends the confirmation mail again. Always 202, so that it reveals nothing about addresses.
import { mediaTypeOf, problem, readBody, readResendRequest } from '@foyer/protocol/server';
import type { Forms } from '../domain/forms.ts';
import type { Clock, Store } from '../domain/ports.ts';
import { resend } from '../domain/resend.ts';
import type { RateLimits } from './rate-limits.ts';
import { onlyMethod, problemResponse, problemFor } from './reply.ts';

export interface ResendRoute {
  readonly forms: Forms;
  readonly rateLimits: RateLimits;
  readonly store: () => Promise<Store>;
  readonly now: Clock;
}

export function resendRoute({ forms, rateLimits, store, now }: ResendRoute) {
  return onlyMethod('POST', async (context) => {
    const form = forms.get(context.req.param('form') ?? '');
    if (form === undefined) return problemFor('unknown-form');
    if (mediaTypeOf(context.req.raw.headers) !== 'application/json') return problemFor('unsupported-media-type');
    const body = await readBody(context.req.raw);
    if (!body.ok) return problemResponse(body.problem);
    const reading = readResendRequest(body.value);
    if (!reading.ok) return problemResponse(reading.problem);
    const { submissionId } = reading.value;
    const { allowed, retryAfter } = rateLimits.check(context, { kind: 'message', form: form.id });
    if (!allowed) return problemResponse(problem('rate-limited', { retryAfter }));
    const records = await store();
    await records.transaction((transaction) => resend(transaction, reading.value, { form, now: now() }));
    const receipt = { v: 1, status: 'pending', submissionId };
    return Response.json(receipt, { status: 202, headers: { 'Cache-Control': 'no-store' } });
  });
}
