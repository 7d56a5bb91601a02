// The baseline: a form that a developer writes by hand with Lit for one page and one language. It validates with
// the browser's own messages, posts, and accepts every 2xx. It has no captcha, no receipt, no second language and no theme.
import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';

export abstract class HandWrittenForm extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    form {
      display: grid;
      gap: 1rem;
      max-width: 32rem;
    }
    label {
      display: grid;
      gap: 0.25rem;
    }
    input,
    textarea {
      padding: 0.5rem;
      border: 1px solid #767676;
      border-radius: 4px;
      font: inherit;
    }
    button {
      justify-self: start;
      padding: 0.6rem 1.2rem;
      border: 0;
      border-radius: 4px;
      background: #0b5c66;
      color: #fff;
      font: inherit;
    }
  `;

  @property() endpoint = '';
  @property() heading = '';
  @state() private message = '';

  protected abstract renderFields(): TemplateResult;

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { currentTarget: form } = event;
    if (!(form instanceof HTMLFormElement)) return;
    this.message = 'Wird gesendet …';
    const body = JSON.stringify(Object.fromEntries(new FormData(form)));
    const headers = { 'Content-Type': 'application/json' };
    const isOk = await fetch(this.endpoint, { method: 'POST', headers, body }).then(
      ({ ok }) => ok,
      () => false,
    );
    this.message = isOk ? 'Danke!' : 'Das hat nicht geklappt.';
    if (isOk) form.reset();
  };

  protected override render(): TemplateResult {
    return html`<h2>${this.heading}</h2>
      <form @submit=${this.#onSubmit}>
        ${this.renderFields()}
        <p role="status">${this.message}</p>
      </form>`;
  }
}
