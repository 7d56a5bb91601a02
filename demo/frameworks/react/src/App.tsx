import { useState } from 'react';
import '@foyer/elements/contact-card.js';

export default function App() {
  const [storedAt, setStoredAt] = useState<string>();

  return (
    <main>
      <h1>Contact</h1>
      <foyer-contact-card
        heading="Talk to us"
        heading-level={2}
        name="Katrin Weidner"
        job-title="Orders and repairs"
        phone="+49 345 5550123"
        onfoyer-success={({ detail }) => setStoredAt(detail.receipt.receivedAt)}
      />
      <p role="status">{storedAt && `Stored at ${storedAt}`}</p>
    </main>
  );
}
