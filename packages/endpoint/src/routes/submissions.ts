// POST /{form}: one message in, one receipt or problem out.
import type { CaptchaPolicy } from '../domain/captcha.ts';
import { acceptSubmission } from '../domain/accept-submission.ts';
import type { Forms } from '../domain/forms.ts';
import type { Store } from '../domain/needs.ts';
import { readSubmission } from '../domain/read-submission.ts';
import { type OriginPolicy, originOf } from './cross-origin.ts';
import { readBody } from './read-body.ts';
import { onlyMethod, problemResponse, refusal } from './reply.ts';

export interface SubmissionsRoute {
  readonly forms: Forms;
  readonly captcha: CaptchaPolicy;
  readonly origins: OriginPolicy;
  readonly store: () => Promise<Store>;
  /** Called after a message was stored: there may be mail to send. */
  readonly onStored: () => void;
}

export function submissionsRoute({ forms, captcha, origins, store, onStored }: SubmissionsRoute) {
  return onlyMethod('POST', async (context) => {
    const request = context.req.raw;
    const form = forms.get(context.req.param('form') ?? '');
    if (form === undefined) return refusal('unknown-form');
    if (!isPlainJson(request.headers)) return refusal('unsupported-media-type');
    const body = await readBody(request);
    if (!body.ok) return problemResponse(body.problem);
    const reading = readSubmission(body.value, form, request.headers.get('idempotency-key') ?? undefined);
    if (!reading.ok) return problemResponse(reading.problem);
    const acceptance = await acceptSubmission(reading.value, {
      store: await store(),
      captcha,
      form,
      origin: originOf(request, origins),
    });
    if (!acceptance.ok) return problemResponse(acceptance.problem);
    onStored();
    const status = acceptance.receipt.replayed === true ? 200 : 202;
    return Response.json(acceptance.receipt, { status, headers: { 'Cache-Control': 'no-store' } });
  });
}

/** A compressed body could unpack to anything; another charset would be read as UTF-8 and store nonsense. */
function isPlainJson(headers: Headers): boolean {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  return type === 'application/json' && isUtf8 && !headers.has('content-encoding');
}
