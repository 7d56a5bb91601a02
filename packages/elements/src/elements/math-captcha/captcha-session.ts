// The captcha of the page's own form after the first interaction, and its messages.
import type { Question } from '@foyer/protocol';
import type { TemplateResult } from 'lit';
import { errorStyles } from '../../base/error.styles.ts';
import { canProve } from '../../browser/can-prove.ts';
import { Captcha } from '../../session/captcha.ts';
import { renderSkipped } from '../../session/captcha-view.ts';
import { renderError } from '../../session/error-view.ts';
import { captchaMessage } from '../../session/messages.ts';
import { parseEndpoint } from '../../submission/config.ts';
import type { FieldIssue } from '../../submission/validate.ts';
import type { FoyerMathCaptcha } from './math-captcha.ts';

export class CaptchaSession {
  readonly captcha: Captcha;
  readonly #row: FoyerMathCaptcha;

  constructor(row: FoyerMathCaptcha, ownQuestion: Question | undefined) {
    this.#row = row;
    const host = {
      situation: () => ({ kind: 'arithmetic', canProve: canProve() }) as const,
      source: () => (row.challenge === '' ? undefined : parseEndpoint(row.challenge, new URL(document.baseURI))),
      asksItself: () => row.challenge === '',
      ask: () => row.ask(),
      typed: () => row.typed,
      timeoutMs: 15_000,
      changed: (isAnew: boolean) => {
        if (isAnew) row.answerAnew();
        row.requestUpdate();
      },
    };
    this.captcha = new Captcha(host, ownQuestion);
    row.adopt(errorStyles);
    row.addController({
      hostConnected: () => this.captcha.wake(),
      hostDisconnected: () => this.captcha.rest(),
    });
  }

  messageOf(issue: FieldIssue): string | undefined {
    const { question } = this.captcha;
    return question && captchaMessage(this.#row.msg, issue, question);
  }

  /** Why the form cannot be submitted yet. */
  get waitMessage(): string {
    return this.#row.msg('One moment please, the check is still running.');
  }

  renderError(issue: FieldIssue): TemplateResult {
    return renderError('captcha-error', this.messageOf(issue) ?? '');
  }

  /** Replaces the question if the visitor skipped it. */
  renderSkipped(): TemplateResult | undefined {
    const { isSkipped, proved } = this.captcha;
    return isSkipped ? renderSkipped(this.#row.msg, proved) : undefined;
  }
}
