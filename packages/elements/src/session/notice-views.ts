// Renders the notices and receipts of a form. Stateless.
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../base/icons.ts';
import { clockTime } from './countdown.ts';
import { alert, clock, offline, retry } from './session-icons.ts';

/** One entry of the summary, linked to its field. */
export interface SummaryEntry {
  readonly name: string;
  readonly text: string;
  /** False if the form has no such field, so there is nothing to link to. */
  readonly isInForm: boolean;
}

export interface SummaryView {
  readonly title: string;
  readonly entries: readonly SummaryEntry[];
  onFollow(name: string): void;
}

/** All issues, each linked to its field. */
export function renderSummary({ title, entries, onFollow }: SummaryView): TemplateResult {
  const follow = (event: Event, name: string) => {
    event.preventDefault();
    onFollow(name);
  };
  return html`<div class="notice news danger" part="notice" role="group" aria-labelledby="news" tabindex="-1">
    ${icon(alert)}<strong id="news">${title}</strong>
    <ul>
      ${entries.map(
        ({ name, text, isInForm }) =>
          html`<li>
            ${isInForm ? html`<a href="#${name}" @click=${(event: Event) => follow(event, name)}>${text}</a>` : text}
          </li>`,
      )}
    </ul>
  </div>`;
}

export interface PauseView {
  readonly title: string;
  readonly text: unknown;
  /** Total and remaining wait; absent if unknown. */
  readonly seconds?: { readonly total: number; readonly left: number };
}

/**
 * Shown above the button between two attempts. The countdown is visual only: announcing each second would drown out everything
 * else.
 */
export function renderPause({ title, text, seconds }: PauseView): TemplateResult {
  return html`<div class="notice" part="notice">
    ${icon(seconds ? clock : offline)}<strong>${title}</strong>
    <p>${text}</p>
    ${
      seconds
        ? html`<progress
            class="bar"
            max=${seconds.total}
            value=${seconds.total - seconds.left}
            aria-hidden="true"
          ></progress>`
        : nothing
    }
  </div>`;
}

/** Remaining time, such as 0:24. */
export function renderTime(seconds: number): TemplateResult {
  return html`<b dir="ltr" translate="no">${clockTime(seconds)}</b>`;
}

export interface FailureView {
  /** `danger` if the message has certainly not arrived. */
  readonly tone: 'danger' | '';
  readonly title: string;
  readonly text: unknown;
  readonly retryLabel: string;
  readonly more: unknown;
}

/** Replaces the button: what happened, whether the text is safe, what to do next. */
export function renderFailure({ tone, title, text, retryLabel, more }: FailureView): TemplateResult {
  return html`<div class="notice news ${tone}" part="notice" role="group" aria-labelledby="news" tabindex="-1">
    ${icon(alert)}<strong id="news">${title}</strong>
    <p>${text}</p>
    <div class="actions"><button class="button" part="button">${icon(retry)}${retryLabel}</button>${more}</div>
  </div>`;
}

export interface ReceiptView {
  /** Name of the slot for the page's own text. */
  readonly slot: string;
  readonly picture: TemplateResult;
  readonly tile: string;
  readonly title: string;
  readonly text: unknown;
  readonly rows: readonly (readonly [term: string, description: unknown])[];
  readonly more: unknown;
}

/** Replaces heading and form. Its heading receives the focus, or the whole receipt if the page filled the slot. */
export function renderReceipt({ slot, picture, tile, title, text, rows, more }: ReceiptView): TemplateResult {
  return html`<div class="receipt news stack" part="receipt" role="group" aria-labelledby="news" tabindex="-1">
    <span class="tile ${tile}" part="tile">${picture}</span>
    <slot name=${slot} class="stack tight" id="news">
      <h3 class="heading news" part="heading" tabindex="-1">${title}</h3>
      <p class="text">${text}</p>
    </slot>
    ${
      rows.length > 0
        ? html`<dl part="receipt-list">
            ${rows.map(
              ([term, description]) =>
                html`<dt>${term}</dt>
                  <dd class="number" translate="no">${description}</dd>`,
            )}
          </dl>`
        : nothing
    }
    ${more}
  </div>`;
}
