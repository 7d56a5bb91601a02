// What a form shows in each state of its message. Knows no rule: it draws what it is given.
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../base/icons.ts';
import { clockTime } from './countdown.ts';
import { alert, clock, offline, retry } from './session-icons.ts';

/** One entry of the summary: following it goes to the field. */
export interface SummaryEntry {
  readonly name: string;
  readonly text: string;
  /** False where no such field stands in the form: nothing can be followed there. */
  readonly isInForm: boolean;
}

export interface SummaryView {
  readonly title: string;
  readonly entries: readonly SummaryEntry[];
  onFollow(name: string): void;
}

/** All that is to be corrected, with a way to each field. */
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
  /** The whole wait and what is left of it; absent where nobody knows how long it takes. */
  readonly seconds?: { readonly total: number; readonly left: number };
}

/**
 * Stands above the button between two attempts. The time counts down here for the eye alone: read out once a second it
 * would leave nobody in peace.
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

/** What is left of a wait, such as 0:24. */
export function renderTime(seconds: number): TemplateResult {
  return html`<b class="number ltr">${clockTime(seconds)}</b>`;
}

export interface FailureView {
  /** `danger` where the message is known not to have arrived. */
  readonly tone: 'danger' | '';
  readonly title: string;
  readonly text: unknown;
  readonly retryLabel: string;
  readonly more: unknown;
}

/** Stands in the button's place: what happened, what is safe, what to do next. */
export function renderFailure({ tone, title, text, retryLabel, more }: FailureView): TemplateResult {
  return html`<div class="notice news ${tone}" part="notice" role="group" aria-labelledby="news" tabindex="-1">
    ${icon(alert)}<strong id="news">${title}</strong>
    <p>${text}</p>
    <div class="actions"><button class="button" part="button">${icon(retry)}${retryLabel}</button>${more}</div>
  </div>`;
}

export interface ReceiptView {
  /** Name of the slot for the page's own words. */
  readonly slot: string;
  readonly picture: TemplateResult;
  readonly tile: string;
  readonly title: string;
  readonly text: unknown;
  readonly rows: readonly (readonly [term: string, description: unknown])[];
  readonly more: unknown;
}

/** Takes the place of heading and form; its heading takes the focus, or all of it where the page put its own words there. */
export function renderReceipt({ slot, picture, tile, title, text, rows, more }: ReceiptView): TemplateResult {
  return html`<div class="receipt news stack" part="receipt" role="group" aria-labelledby="news" tabindex="-1">
    <span class="tile ${tile}" part="tile">${picture}</span>
    <slot name=${slot} class="stack tight" id="news">
      <h3 class="heading news" part="heading" tabindex="-1">${title}</h3>
      <p class="text">${text}</p>
    </slot>
    ${
      rows.length > 0
        ? html`<dl>
            ${rows.map(
              ([term, description]) =>
                html`<dt>${term}</dt>
                  <dd class="number">${description}</dd>`,
            )}
          </dl>`
        : nothing
    }
    ${more}
  </div>`;
}
