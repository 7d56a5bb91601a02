// POST /{form} from a page without JavaScript: the question as a page, then thanks. GET /{form}/thanks says them.
import { randomUUID } from 'node:crypto';
import { problemCode, type ProblemError, type Submission } from '@foyer/protocol';
import type { Context } from 'hono';
import { acceptSubmission } from '../domain/accept-submission.ts';
import { allowedWay, issueChallenge } from '../domain/captcha.ts';
import { formMessage } from '../domain/form-message.ts';
import type { FormDefinition, Forms } from '../domain/forms.ts';
import { problem } from '../domain/problem.ts';
import { type FormPost, readFormPost } from '../domain/read-form-post.ts';
import { readMessage } from '../domain/read-submission.ts';
import { wordingFor } from '../domain/wording.ts';
import type { AskedMessage } from '../pages/asked-message.ts';
import type { AnswerFault } from '../pages/question-faults.ts';
import { questionPage } from '../pages/question-page.ts';
import { busyPage, deadEndPage, thanksPage } from '../pages/visitor-pages.ts';
import { readBody } from './read-body.ts';
import { browserLocale, onlyMethod, problemResponse, refusal, retryAfterSeconds } from './reply.ts';
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
  return judge({ context, route, post: post.value, asked: { ...asked, form, fields, trap, action } }, message);
}

async function judge(visit: Visit, message: unknown): Promise<Response> {
  const { asked, post } = visit;
  const reading = readMessage(message, asked.form);
  const errors = reading.ok ? [] : (reading.problem.errors ?? []);
  const isFirst = post.token === undefined;
  // A page that has no box for the consent is no mistake of the visitor: the question page has one.
  if (isFirst && errors.every(({ pointer }) => pointer.startsWith('/consent'))) return ask(visit, { status: 200 });
  if (!reading.ok) return ask(visit, { status: 422, errors });
  return accept(visit, reading.value, { token: post.token ?? '', answer: post.answer });
}

async function accept(
  visit: Visit,
  submission: Submission,
  captcha: { token: string; answer: string },
): Promise<Response> {
  const { asked, route } = visit;
  const acceptance = await route
    .store()
    .then((store) => acceptSubmission(submission, { ...route, store, form: asked.form, origin: route.origins.own }))
    .catch((error: unknown) => {
      route.onFault(error);
      return { ok: false as const, problem: problem('unavailable', { retryAfter: retryAfterSeconds }) };
    });
  if (acceptance.ok) return thank(visit);
  const { retryAfter, status, type } = acceptance.problem;
  if (retryAfter !== undefined) return busyPage(asked, { status, retryAfter, ...captcha });
  if (problemCode(type) === 'id-reused') {
    return ask({ ...visit, asked: { ...asked, submissionId: randomUUID() } }, { status, answer: 'old' });
  }
  return ask(visit, { status, answer: problemCode(type) === 'captcha-wrong' ? 'wrong' : 'old' });
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
      ? await issueChallenge(captcha, { form: asked.form.id, origin: origins.own }, 'pow')
      : undefined;
  if (challenge?.question === undefined) return deadEndPage('needsScript', { status: 422, wording: asked.wording });
  const { question, token } = challenge;
  return questionPage(asked, { status, token, question, errors, answer });
}

/** The thanks have an address of their own, so that reloading them sends nothing again. */
function thank({ asked, context, route }: Visit): Response {
  route.onStored();
  const { form, locale, wording } = asked;
  const known = wordingFor(form, browserLocale(context)) === wording;
  const query = known ? '' : `?locale=${encodeURIComponent(locale)}`;
  return context.redirect(`${route.path}/${form.id}/thanks${query}`, 303);
}

export function thanksRoute(forms: Forms) {
  return onlyMethod('GET', async (context) => {
    const form = forms.get(context.req.param('form') ?? '');
    if (form === undefined) return refusal('unknown-form');
    const wording = wordingFor(form, context.req.query('locale') ?? browserLocale(context));
    return thanksPage(form.doubleOptIn ? 'pending' : 'accepted', wording);
  });
}

/** Location of the visitor's page without query and hash; the question page hands it on in its own address. */
function pageOf(context: Context): string {
  const url = context.req.query('page') ?? context.req.header('referer') ?? '';
  if (url.length > 2_000 || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return '';
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
