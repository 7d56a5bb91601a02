// POST /{form} from a page without JavaScript: the question as a page, then thanks at an address of their own.
import { randomUUID } from 'node:crypto';
import { problemCode, type ProblemError, type Submission } from '@foyer/protocol';
import type { Context } from 'hono';
import { acceptSubmission } from '../domain/accept-submission.ts';
import { allowedWay, issueChallenge } from '../domain/captcha.ts';
import { formMessage } from '../domain/form-message.ts';
import type { FormDefinition } from '../domain/forms.ts';
import { emailIn } from '../domain/rate-limit.ts';
import { type FormPost, readFormPost } from '../domain/read-form-post.ts';
import { readMessage } from '../domain/read-submission.ts';
import { wordingFor } from '../domain/wording.ts';
import type { AskedMessage } from '../pages/asked-message.ts';
import type { AnswerFault } from '../pages/question-faults.ts';
import { questionPage } from '../pages/question-page.ts';
import { busyPage, deadEndPage } from '../pages/visitor-pages.ts';
import { readBody } from './read-body.ts';
import { browserLocale, problemResponse, retryAfterSeconds } from './reply.ts';
import type { SubmissionsRoute } from './submissions.ts';

export interface FormPostsRoute extends SubmissionsRoute {
  /** Path of the endpoint as browsers see it, without trailing slash. */
  readonly path: string;
}

interface Visit {
  readonly context: Context;
  readonly route: FormPostsRoute;
  readonly post: FormPost;
  readonly asked: AskedMessage;
}

export async function receiveFormPost(
  context: Context,
  form: FormDefinition,
  route: FormPostsRoute,
): Promise<Response> {
  const body = await readBody(context.req.raw);
  if (!body.ok) {
    const reason = body.problem.status === 413 ? 'tooLarge' : 'tooSlow';
    return deadEndPage(reason, { status: body.problem.status, wording: wordingFor(form, browserLocale(context)) });
  }
  const post = readFormPost(body.value);
  if (!post.ok) return problemResponse(post.problem);
  const pageUrl = pageOf(context);
  const { message, ...asked } = formMessage(post.value, {
    form,
    pageUrl,
    host: new URL(route.origins.own).hostname,
    browserLocale: browserLocale(context),
    newId: randomUUID,
  });
  const { fields, trap } = post.value;
  const action = `?page=${encodeURIComponent(pageUrl)}`;
  const visit = { context, route, post: post.value, asked: { ...asked, form, fields, trap, action } };
  return judge(visit, message).catch((error: unknown) => {
    route.onFault(context, error);
    return wait(visit, { status: 503, retryAfter: retryAfterSeconds });
  });
}

async function judge(visit: Visit, message: unknown): Promise<Response> {
  const { asked, context, post, route } = visit;
  const reading = readMessage(message, asked.form);
  const errors = reading.ok ? [] : (reading.problem.errors ?? []);
  const isAnswered = reading.ok && post.token !== undefined;
  const asking = { kind: isAnswered ? 'message' : 'challenge', form: asked.form.id } as const;
  const { allowed, retryAfter } = await route.rateLimits.admit(context, {
    ...asking,
    ...(isAnswered && emailIn(post, asked.form)),
  });
  if (!allowed) return wait(visit, { status: 429, retryAfter });
  if (isAnswered) return accept(visit, reading.value);
  // A page that has no box for the consent is no mistake of the visitor: the question page has one.
  const isFirst = post.token === undefined && errors.every(({ pointer }) => pointer.startsWith('/consent'));
  return ask(visit, isFirst ? { status: 200 } : { status: 422, errors });
}

async function accept(visit: Visit, submission: Submission): Promise<Response> {
  const { asked, route } = visit;
  const context = { ...route, store: await route.store(), form: asked.form, origin: route.origins.own };
  const acceptance = await acceptSubmission(submission, context);
  if (acceptance.ok) {
    route.onAccepted(visit.context, asked.form, acceptance);
    return thank(visit);
  }
  const { status, type } = acceptance.problem;
  const isReused = problemCode(type) === 'id-reused';
  const next = isReused ? { ...visit, asked: { ...asked, submissionId: randomUUID() } } : visit;
  return ask(next, { status, answer: problemCode(type) === 'captcha-wrong' ? 'wrong' : 'old' });
}

/** The page keeps what was typed and answered, so that nothing has to be done twice. */
function wait({ asked, post }: Visit, when: { status: number; retryAfter: number }): Promise<Response> {
  const captcha = post.token === undefined ? undefined : { token: post.token, answer: post.answer };
  return busyPage(asked, { ...when, captcha });
}

interface Asking {
  readonly status: number;
  readonly errors?: readonly ProblemError[];
  readonly answer?: AnswerFault;
}

/** Only the question: work for the machine needs the script that this page does without. */
async function ask({ asked, route }: Visit, { status, errors = [], answer }: Asking): Promise<Response> {
  const { captcha, origins } = route;
  const challenge =
    allowedWay(captcha, 'pow') === 'pow'
      ? await issueChallenge(captcha, { form: asked.form.id, origin: origins.own }, { without: 'pow' })
      : undefined;
  if (challenge?.question === undefined) return deadEndPage('needsScript', { status: 422, wording: asked.wording });
  const { question, token } = challenge;
  return questionPage(asked, { status, token, question, errors, answer });
}

/** The thanks have an address of their own, so that reloading them sends nothing again. */
function thank({ asked, context, route }: Visit): Response {
  const { form, locale, wording } = asked;
  const known = wordingFor(form, browserLocale(context)) === wording;
  const query = known ? '' : `?locale=${encodeURIComponent(locale)}`;
  return context.redirect(`${route.path}/${form.id}/thanks${query}`, 303);
}

/** Location of the visitor's page without query and hash; the question page hands it on in its own address. */
function pageOf(context: Context): string {
  const url = context.req.query('page') ?? context.req.header('referer') ?? '';
  if (url.length > 2_000 || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return '';
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
