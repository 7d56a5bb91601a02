import { html, render } from 'lit';
import '@foyer/elements/contact-card.js';

const level = 3;

render(
  html`
    <foyer-contact-card
      heading-level=${level}
      job-title="Orders and repairs"
      label-email="Mail"
      time-zone="Europe/Berlin"
      formality="informal"
      ?vcard=${true}
      .value=${{ email: 'mia@example.org' }}
      @foyer-success=${(event: CustomEvent) => console.log(event.type)}
    >
      <p slot="text">Hello</p>
    </foyer-contact-card>
    <foyer-contact-card headings="Two" formality="loud"><p slot="sidebar">Hello</p></foyer-contact-card>
  `,
  document.body,
);
