import { renderWidgets } from '@foyer/elements/ssr.js';
import { Receipt } from './receipt';

const card = `<foyer-contact-card
  endpoint="https://forms.example.org/contact"
  heading="Talk to us"
  name="Katrin Weidner"
  job-title="Orders and repairs"
  phone="+49 345 5550123"
></foyer-contact-card>`;

export default async function Rendered() {
  return (
    <main>
      <h1>Contact</h1>
      <div dangerouslySetInnerHTML={{ __html: await renderWidgets(card) }} suppressHydrationWarning />
      <Receipt />
    </main>
  );
}
