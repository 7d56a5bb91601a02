import '@foyer/elements/contact-card.js';

/** Puts a card into the page, and below it what has become of the message. */
export function showContact(parent: HTMLElement): void {
  const card = document.createElement('foyer-contact-card');
  card.endpoint = 'https://forms.example.org/contact';
  card.name = 'Katrin Weidner';

  const status = document.createElement('p');
  card.addEventListener('foyer-success', ({ detail }) => {
    status.textContent = `Stored at ${detail.receipt.receivedAt}`;
  });
  card.addEventListener('foyer-error', ({ detail }) => {
    status.textContent = `Not stored: ${detail.code}`;
  });
  parent.append(card, status);
}
