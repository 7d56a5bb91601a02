import { html } from 'lit';
import { HandWrittenForm } from '../../baseline/hand-written-form.ts';

class LitNewsletter extends HandWrittenForm {
  protected renderFields() {
    return html`<label>E-Mail<input name="email" type="email" autocomplete="email" required /></label>
      <label>Name (freiwillig)<input name="name" autocomplete="name" /></label>
      <label class="check"
        ><input name="consent" type="checkbox" required /><span
          >Ja, ich möchte den Newsletter. Weidner &amp; Sohl schreibt mir einmal im Monat. Ich kann meine Einwilligung
          jederzeit widerrufen. Mehr in der <a href="/datenschutz">Datenschutzerklärung</a>.</span
        ></label
      >
      <button>Newsletter anfordern</button>`;
  }
}

customElements.define('lit-newsletter', LitNewsletter);
