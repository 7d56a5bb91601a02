import '@foyer/elements/contact-card.js';

const status = document.querySelector('[role="status"]');

document.addEventListener('foyer-success', ({ detail }) => {
  if (status) status.textContent = `Stored at ${detail.receipt.receivedAt}`;
});
