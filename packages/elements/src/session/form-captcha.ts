// Connects a form to its captcha: source of challenges, answer field.
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { find } from '../base/find.ts';
import { canProve } from '../browser/can-prove.ts';
import { below } from '../submission/config.ts';
import { Captcha } from './captcha.ts';
import type { Route } from './route.ts';

export interface FormCaptchaOptions {
  /** The current route, once it is known. */
  route(): Route | undefined;
  changed(): void;
}

export function createFormCaptcha(form: FoyerFormElement, { route, changed }: FormCaptchaOptions): Captcha {
  const answerField = () => find(form.renderRoot, '#answer', HTMLInputElement);
  const openRoute = () => {
    const current = route();
    return current?.kind === 'open' ? current : undefined;
  };
  const host = {
    situation: () => ({ kind: form.captchaKind, canProve: canProve() }),
    source: () => {
      const open = openRoute();
      return open && below(open.config.endpoint, 'challenge');
    },
    asksItself: () => {
      const open = openRoute();
      return open ? open.name !== 'foyer' : !form.usesFoyer;
    },
    ask: () => form.captchaRow?.askQuestion('+', Math.random),
    typed: () => answerField()?.value ?? '',
    timeoutMs: form.timeout * 1000,
    changed: (isAnew: boolean) => {
      const field = answerField();
      if (isAnew && field) field.value = '';
      changed();
    },
  };
  return new Captcha(host, form.view.captcha.question);
}
