// POST /{form} without JavaScript: answers with the question page, then redirects to the thank-you page.
import { randomUUID } from 'node:crypto';
import { problemCode, type ProblemError, type Submission } from '@foyer/protocol';
import {
  type FormEncoding,
  type FormPost,
  problemFor,
  problemResponse,
  readBody,
  readFormEntries,
  readFormPost,
  readMessage,
} from '@foyer/protocol/server';
import type { Context } from 'hono';
import { type AcceptContext, acceptSubmission } from '../domain/accept-submission.ts';
import { allowedOmission, issueChallenge } from '../domain/captcha.ts';
import { formMessage } from '../domain/form-message.ts';
import type { Brand } from '../domain/brand.ts';
import type { FormDefinition } from '../domain/forms.ts';
import { wordingFor } from '../domain/wording.ts';
import type { MessageDraft } from '../pages/message-draft.ts';
import type { AnswerFault } from '../pages/question-faults.ts';
import { questionPage } from '../pages/question-page.ts';
import { busyPage, failurePage } from '../pages/visitor-pages.ts';
import { browserLocale, retryAfterSeconds } from './reply.ts';
import type { SubmissionsRoute } from './submissions.ts';

export interface FormPostsRoute extends SubmissionsRoute {
  /** Path of the endpoint as browsers see it, without trailing slash. */
  readonly path: string;
  readonly brand: Brand;
}

interface FormPostState {
  readonly context: Context;
  readonly route: FormPostsRoute;
  readonly post: FormPost;
  readonly draft: MessageDraft;
}

export async function receiveFormPost(
  context: Context,
  { form, encoding, ...route }: FormPostsRoute & { readonly form: FormDefinition; readonly encoding: FormEncoding },
): Promise<Response> {
  const { brand } = route;
  const wording = wordingFor(form, browserLocale(context));
  const body = await readBody(context.req.raw);
  if (!body.ok) {
    const { status } = body.problem;
    return failurePage(status === 413 ? 'tooLarge' : 'tooSlow', { brand, status, wording });
  }
  const reading = await readFormEntries(body.value, {
    ...encoding,
    languages: context.req.header('accept-language') ?? '',
  });
  if (reading.status === 'has-files') return failurePage('hasFiles', { brand, status: 415, wording });
  if (reading.status === 'unreadable')
    return problemFor(encoding.kind === 'multipart' ? 'unsupported-media-type' : 'malformed');
  const post = readFormPost(reading.entries);
  if (!post.ok) return problemResponse(post.problem);
  const pageUrl = pageOf(context);
  const { message, ...draft } = formMessage(post.value, {
    form,
    pageUrl,
    host: new URL(route.origins.own).hostname,
    browserLocale: browserLocale(context),
    newId: randomUUID,
  });
  const { fields, trap } = post.value;
  const action = `?page=${encodeURIComponent(pageUrl)}`;
  const state = { context, route, post: post.value, draft: { ...draft, brand, form, fields, trap, action } };
  return process(state, message).catch((error: unknown) => {
    route.onFault(context, error);
    return retryLater(state, { status: 503, retryAfter: retryAfterSeconds });
  });
}

async function process(state: FormPostState, message: unknown): Promise<Response> {
  const { draft, context, post, route } = state;
  const reading = readMessage(message, draft.form);
  const errors = reading.ok ? [] : (reading.problem.errors ?? []);
  const isAnswered = reading.ok && post.token !== undefined;
  const kind = isAnswered ? 'message' : 'challenge';
  const { allowed, retryAfter, ...load } = route.rateLimits.check(context, { kind, form: draft.form.id });
  // A proof of work needs a script.
  if (!allowed || load.needsProof) return retryLater(state, { status: 429, retryAfter });
  if (isAnswered) return accept(state, reading.value, load);
  // A page without a consent checkbox is not the visitor's mistake: the question page has one.
  const isFirst = post.token === undefined && errors.every(({ pointer }) => pointer.startsWith('/consent'));
  return askQuestion(state, isFirst ? { status: 200 } : { status: 422, errors });
}

async function accept(state: FormPostState, submission: Submission, load: AcceptContext['load']): Promise<Response> {
  const { draft, route } = state;
  const context = { ...route, store: await route.store(), form: draft.form, origin: route.origins.own, load };
  const acceptance = await acceptSubmission(submission, context);
  if (acceptance.ok) {
    route.onAccepted(state.context, draft.form, acceptance);
    return thank(state);
  }
  const { status, type } = acceptance.problem;
  const isReused = problemCode(type) === 'id-reused';
  const next = isReused ? { ...state, draft: { ...draft, submissionId: randomUUID() } } : state;
  return askQuestion(next, { status, answer: problemCode(type) === 'captcha-wrong' ? 'wrong' : 'old' });
}

/** The page keeps the input and the answer, so that nothing has to be typed again. */
function retryLater({ draft, post }: FormPostState, when: { status: number; retryAfter: number }): Promise<Response> {
  const captcha = post.token === undefined ? undefined : { token: post.token, answer: post.answer };
  return busyPage(draft, { ...when, captcha });
}

interface QuestionReply {
  readonly status: number;
  readonly errors?: readonly ProblemError[];
  readonly answer?: AnswerFault;
}

/** Only the question: a proof of work needs a script. */
async function askQuestion(
  { draft, route }: FormPostState,
  { status, errors = [], answer }: QuestionReply,
): Promise<Response> {
  const { captcha, origins } = route;
  const challenge =
    allowedOmission(captcha, 'pow') === 'pow'
      ? await issueChallenge(captcha, { form: draft.form.id, origin: origins.own }, { without: 'pow' })
      : undefined;
  if (challenge?.question === undefined) return failurePage('needsScript', { ...draft, status: 422 });
  const { question, token } = challenge;
  return questionPage(draft, { status, token, question, errors, answer });
}

/** Redirects, so that reloading does not post again. */
function thank({ draft, context, route }: FormPostState): Response {
  const { form, locale, wording } = draft;
  const known = wordingFor(form, browserLocale(context)) === wording;
  const query = known ? '' : `?locale=${encodeURIComponent(locale)}`;
  return context.redirect(`${route.path}/${form.id}/thanks${query}`, 303);
}

/** URL of the visitor's page without query and hash; the question page passes it on in its own URL. */
function pageOf(context: Context): string {
  const url = context.req.query('page') ?? context.req.header('referer') ?? '';
  if (url.length > 2_000 || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return '';
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
