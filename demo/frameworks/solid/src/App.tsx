import { createSignal, Show } from 'solid-js';
import '@foyer/elements/contact-card.js';

export default function App() {
  const [storedAt, setStoredAt] = createSignal<string>();

  return (
    <main>
      <h1>Contact</h1>
      <foyer-contact-card
        heading="Talk to us"
        heading-level={2}
        name="Katrin Weidner"
        job-title="Orders and repairs"
        phone="+49 345 5550123"
        on:foyer-success={({ detail }) => setStoredAt(detail.receipt.receivedAt)}
      />
      <p role="status">
        <Show when={storedAt()}>Stored at {storedAt()}</Show>
      </p>
    </main>
  );
}
