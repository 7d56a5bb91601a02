// What the captcha contributes to its form: the entry, and whether the form may be submitted.
import type { FieldIssue } from '../../submission/validate.ts';
import type { CaptchaSession } from './captcha-session.ts';
import type { FoyerMathCaptcha } from './math-captcha.ts';

type Session = CaptchaSession | undefined;

export function findIssue({ optional, typed, question }: FoyerMathCaptcha, session: Session): FieldIssue | undefined {
  if (optional && typed === '') return undefined;
  if (session) return session.captcha.issue();
  return question && typed === '' ? { name: 'captcha', code: 'required' } : undefined;
}

/** True unless a proof of work is still missing. */
export function isProved({ challenge }: FoyerMathCaptcha, session: Session): boolean {
  return challenge === '' || session?.captcha.proved === true;
}

/** `FormData` carries the entry's name: the browser reads only the `name` attribute. */
export function formEntry({ name, typed }: FoyerMathCaptcha, session: Session): FormData {
  const entry = new FormData();
  entry.set(name, JSON.stringify({ ...session?.captcha.solved, answer: typed }));
  return entry;
}

export function findInvalidity(
  captcha: FoyerMathCaptcha,
  session: Session,
): [flags: ValidityStateFlags, message: string] {
  const issue = findIssue(captcha, session);
  if (issue) {
    const flags = issue.code === 'required' ? { valueMissing: true } : { customError: true };
    return [flags, session?.messageOf(issue) ?? captcha.msg('A quick sum')];
  }
  const isWaiting = !captcha.optional && !isProved(captcha, session);
  return isWaiting ? [{ customError: true }, session?.waitMessage ?? '…'] : [{}, ''];
}
