import { html } from 'lit';
import { HandWrittenForm } from '../../baseline/hand-written-form.ts';

class LitCard extends HandWrittenForm {
  readonly #left = 1 + Math.floor(Math.random() * 9);
  readonly #right = 1 + Math.floor(Math.random() * 9);

  protected renderFields() {
    return html`<p>Katrin Weidner, Geschäftsführerin</p>
      <p><a href="tel:+493455550123">0345 55501 23</a></p>
      <label>Name (freiwillig)<input name="name" autocomplete="name" /></label>
      <label>E-Mail<input name="email" type="email" autocomplete="email" required /></label>
      <label>Nachricht<textarea name="message" rows="5" required></textarea></label>
      <label
        >Was ist ${this.#left} + ${this.#right}?
        <input name="sum" pattern=${this.#left + this.#right} inputmode="numeric" autocomplete="off" required />
      </label>
      <button>Nachricht senden</button>
      <p>Wir verwenden Ihre Angaben nur für die Antwort. <a href="/datenschutz">Datenschutzerklärung</a></p>`;
  }
}

customElements.define('lit-card', LitCard);
