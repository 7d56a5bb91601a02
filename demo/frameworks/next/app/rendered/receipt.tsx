'use client';

import { useEffect, useState } from 'react';
import '@foyer/elements/contact-card.js';

/** React does not know the card of this page: its events are heard on the document. */
export function Receipt() {
  const [storedAt, setStoredAt] = useState<string>();

  useEffect(() => {
    const onSuccess = ({ detail }: DocumentEventMap['foyer-success']) => setStoredAt(detail.receipt.receivedAt);
    document.addEventListener('foyer-success', onSuccess);
    return () => document.removeEventListener('foyer-success', onSuccess);
  }, []);

  return <p role="status">{storedAt && `Stored at ${storedAt}`}</p>;
}
