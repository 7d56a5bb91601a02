// GET /{form}/challenge: a fresh captcha for one message.
import {
  type ChallengePart,
  isForeignWithoutOrigin,
  originOf,
  type OriginPolicy,
  originRefused,
  problem,
  problemFor,
  problemResponse,
} from '@foyer/protocol/server';
import { allowedOmission, type CaptchaPolicy, issueChallenge, underLoad } from '../domain/captcha.ts';
import type { Forms } from '../domain/forms.ts';
import type { RateLimits } from './rate-limits.ts';
import { onlyMethod } from './reply.ts';

export function challengeRoute({
  forms,
  captcha,
  origins,
  rateLimits,
}: {
  forms: Forms;
  captcha: CaptchaPolicy;
  origins: OriginPolicy;
  rateLimits: RateLimits;
}) {
  return onlyMethod('GET', async (context) => {
    const form = forms.get(context.req.param('form') ?? '');
    if (form === undefined) return problemFor('unknown-form');
    // An image on another site, for example, would use up the challenges of its visitors.
    if (isForeignWithoutOrigin(context.req.raw)) return originRefused();
    const requested = partNamed(context.req.query('without'));
    const { allowed, retryAfter, ...load } = rateLimits.check(context, { kind: 'challenge', form: form.id });
    if (!allowed) return problemResponse(problem('rate-limited', { retryAfter }));
    const { workFactor } = load;
    const without = allowedOmission(underLoad(captcha, load), requested);
    const place = { form: form.id, origin: originOf(context.req.raw, origins) };
    const challenge = await issueChallenge(captcha, place, { without, workFactor });
    if (without !== requested) {
      const detail = `This endpoint requires the ${requested === 'pow' ? 'proof of work' : 'question'}; the complete challenge is included.`;
      return problemResponse(problem('captcha-missing', { detail, challenge }));
    }
    return Response.json(challenge, { headers: { 'Cache-Control': 'no-store' } });
  });
}

function partNamed(name: string | undefined): ChallengePart | undefined {
  return name === 'question' || name === 'pow' ? name : undefined;
}
