import { html } from 'lit';
import { HandWrittenForm } from './hand-written-form.ts';

class HandWrittenNewsletter extends HandWrittenForm {
  protected renderFields() {
    return html`<label>E-Mail<input name="email" type="email" autocomplete="email" required /></label>
      <label>Name (freiwillig)<input name="name" autocomplete="name" /></label>
      <p>
        Du kannst deine Einwilligung jederzeit widerrufen. Mehr in der <a href="/datenschutz">Datenschutzerklärung</a>.
      </p>
      <button>Newsletter anfordern</button>`;
  }
}

customElements.define('hand-written-newsletter', HandWrittenNewsletter);
