// Reads a whole post without JavaScript, for servers that answer every mistake with a problem.
import { type FormEncoding, type FormEntries, readFormEntries } from './form-entries.ts';
import { problem } from './problem.ts';
import { readBody } from './read-body.ts';
import { type FormPost, readFormPost, reservedNames } from './read-form-post.ts';
import type { Reading } from './read-json.ts';

export interface ReadForm {
  readonly post: FormPost & { readonly submissionId: string };
  /** What a page with a question sends along: the visitor's fields, and ours but for the answered question. */
  readonly entries: FormEntries;
}

const once: readonly string[] = [reservedNames.submissionId, reservedNames.token, reservedNames.answer];

/** A post that has no id yet gets one. */
export async function readForm(request: Request, encoding: FormEncoding): Promise<Reading<ReadForm>> {
  const body = await readBody(request);
  if (!body.ok) return body;
  const languages = request.headers.get('accept-language') ?? '';
  const form = await readFormEntries(body.value, { ...encoding, languages });
  if (form.status !== 'read')
    return { ok: false, problem: problem('unsupported-media-type', { detail: 'Send fields without files.' }) };
  const post = readFormPost(form.entries);
  if (!post.ok) return post;
  const submissionId = post.value.submissionId ?? crypto.randomUUID();
  const kept = form.entries.filter(([name]) => !once.includes(name));
  const entries = [...kept, [reservedNames.submissionId, submissionId] as const];
  return { ok: true, value: { post: { ...post.value, submissionId }, entries } };
}

/** The message that a widget would have sent, not validated yet. `pageUrl` is empty where nobody knows the visitor's page. */
export function messageOf(
  { answer, consent, fields, locale, submissionId, token, trap }: ReadForm['post'],
  pageUrl = '',
): Readonly<Record<string, unknown>> {
  return {
    v: 1,
    submissionId,
    fields,
    ...(consent && { consent: { text: consent, locale, given: true } }),
    ...(token !== undefined && { captcha: { token, answer } }),
    trap: { website: trap },
    page: { url: pageUrl, locale },
  };
}
