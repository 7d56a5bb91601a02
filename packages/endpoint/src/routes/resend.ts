// POST /{form}/resend: sends the confirmation mail again. Always 202, so that it reveals nothing about addresses.
import { answerPost, problemFor, resendPost } from '@foyer/protocol/server';
import type { Forms } from '../domain/forms.ts';
import type { Clock, Store } from '../domain/ports.ts';
import { resend } from '../domain/resend.ts';
import type { RateLimits } from './rate-limits.ts';
import { onlyMethod } from './reply.ts';

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
    return answerPost(context.req.raw, resendPost, async (request) => {
      const { allowed, retryAfter } = rateLimits.check(context, { kind: 'message', form: form.id });
      if (!allowed) return problemFor('rate-limited', { retryAfter });
      const records = await store();
      await records.transaction((transaction) => resend(transaction, request, { form, now: now() }));
      const receipt = { v: 1, status: 'pending', submissionId: request.submissionId };
      return Response.json(receipt, { status: 202, headers: { 'Cache-Control': 'no-store' } });
    });
  });
}
