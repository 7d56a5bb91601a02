import { html } from 'lit';
import { HandWrittenForm } from './hand-written-form.ts';

class HandWrittenContact extends HandWrittenForm {
  protected renderFields() {
    return html`<p>Katrin Weidner, <a href="tel:+493455550123">0345 55501 23</a></p>
      <label>Name (freiwillig)<input name="name" autocomplete="name" /></label>
      <label>E-Mail<input name="email" type="email" autocomplete="email" required /></label>
      <label>Nachricht<textarea name="message" rows="5" required></textarea></label>
      <button>Nachricht senden</button>`;
  }
}

customElements.define('hand-written-contact', HandWrittenContact);
