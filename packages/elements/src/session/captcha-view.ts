// Replaces the question after the visitor skipped it.
import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../base/locale-controller.ts';

export function renderSkipped(msg: LocaleController['msg'], isDone: boolean): TemplateResult {
  return html`<span class="label">${msg('A quick sum')}</span>
    <p class="skipped ${isDone ? 'done' : ''}" tabindex="-1">
      ${isDone ? msg('Done. Nothing to calculate.') : msg('One moment …')}
    </p>`;
}
