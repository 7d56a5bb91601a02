// The captcha row of a form. Its module is loaded on demand unless the widget imports it.
import { nothing } from 'lit';
import type * as captchaRow from './captcha-row.ts';
import type { FoyerFormElement } from './foyer-form-element.ts';

export type CaptchaRowModule = Pick<typeof captchaRow, 'askQuestion' | 'renderCaptchaRow'>;

export function renderFormCaptcha(form: FoyerFormElement, onSkip: () => void): unknown {
  const { msg, view, captchaRow } = form;
  const { captcha, errors, locked } = view;
  if (!form.hasSum && !captcha.question) return nothing;
  if (!captchaRow) return void loadCaptchaRow(form);
  const error = errors['captcha'];
  return captchaRow.renderCaptchaRow({
    msg,
    captcha,
    error,
    readOnly: locked,
    required: true,
    disabled: false,
    onSkip,
  });
}

/** Without this module the question cannot be answered; submitting then reports the missing answer. */
async function loadCaptchaRow(form: FoyerFormElement): Promise<void> {
  const words = form.wantWords('foyer-captcha-row');
  const row = await import('./captcha-row.ts').catch(() => undefined);
  await words;
  if (!row || form.captchaRow) return;
  for (const sheet of row.captchaStyles) form.adopt(sheet);
  form.captchaRow = row;
  form.requestUpdate();
}
