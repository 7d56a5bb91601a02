'use client';

import { useEffect, useRef, useState } from 'react';
import type { FoyerContactCard } from '@foyer/elements';
import '@foyer/elements/contact-card.js';

export function ContactCard() {
  const card = useRef<FoyerContactCard>(null);
  const [storedAt, setStoredAt] = useState<string>();

  // React 19 attaches `onfoyer-success` where it makes an element, and leaves it out where it takes over one of the server.
  useEffect(() => {
    const onSuccess = ({ detail }: HTMLElementEventMap['foyer-success']) => setStoredAt(detail.receipt.receivedAt);
    const element = card.current;
    element?.addEventListener('foyer-success', onSuccess);
    return () => element?.removeEventListener('foyer-success', onSuccess);
  }, []);

  return (
    <>
      <foyer-contact-card
        ref={card}
        heading="Talk to us"
        heading-level={2}
        name="Katrin Weidner"
        job-title="Orders and repairs"
        phone="+49 345 5550123"
      />
      <p role="status">{storedAt && `Stored at ${storedAt}`}</p>
    </>
  );
}
