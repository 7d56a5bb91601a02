// Messages for an empty or failed feed. Loaded on demand.
import { html, nothing, type TemplateResult } from 'lit';
import { find } from '../../../base/find.ts';
import { icon } from '../../../base/icons.ts';
import type { LocaleController } from '../../../base/locale-controller.ts';
import { notices } from '../../../base/notice.styles.ts';
import { secondaryButtons } from '../../../base/secondary-buttons.styles.ts';
import { alert, page, retry } from './feed-icons.ts';

export const sheets = [secondaryButtons, notices];

type Msg = LocaleController['msg'];

export function renderEmpty(msg: Msg): TemplateResult {
  return html`<div class="stack tight empty">
    <span class="tile" part="tile">${icon(page)}</span>
    <p class="title">${msg('No posts yet.')}</p>
    <p class="text">${msg('The first article will appear here soon.')}</p>
  </div>`;
}

export interface FailedView {
  /** Link to the blog. */
  readonly href: string | undefined;
  /** Resolves once the result is rendered. */
  onRetry(): Promise<unknown>;
}

/** The retry button is removed on success, so the focus moves to what replaced it. */
async function retryAndFocus({ currentTarget }: Event, onRetry: FailedView['onRetry']): Promise<void> {
  const root = currentTarget instanceof HTMLElement ? currentTarget.getRootNode() : undefined;
  await onRetry();
  if (root instanceof ShadowRoot) find(root, '.items a, .notice button', HTMLElement)?.focus();
}

export function renderFailed(msg: Msg, { href, onRetry }: FailedView): TemplateResult {
  return html`<div class="notice" part="notice">
    ${icon(alert)}<strong>${msg('The posts are not loading.')}</strong>
    ${href ? html`<p>${msg(html`Read on in the <a part="link" href=${href}>blog</a>.`)}</p>` : nothing}
    <div class="actions">
      <button
        type="button"
        class="secondary-button"
        part="secondary-button"
        @click=${(event: Event) => retryAndFocus(event, onRetry)}
      >
        ${icon(retry)}${msg('Load again')}
      </button>
    </div>
  </div>`;
}
