import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@foyer/elements/contact-card.js';

@customElement('contact-page')
export class ContactPage extends LitElement {
  static override styles = css`
    foyer-contact-card {
      --foyer-accent: #17443d;
    }
  `;

  @state()
  private storedAt?: string;

  override render() {
    return html`
      <main>
        <h1>Contact</h1>
        <foyer-contact-card
          heading="Talk to us"
          heading-level="2"
          name="Katrin Weidner"
          job-title="Orders and repairs"
          phone="+49 345 5550123"
          @foyer-success=${this.remember}
        ></foyer-contact-card>
        <p role="status">${this.storedAt && `Stored at ${this.storedAt}`}</p>
      </main>
    `;
  }

  private remember({ detail }: HTMLElementEventMap['foyer-success']) {
    this.storedAt = detail.receipt.receivedAt;
  }
}
