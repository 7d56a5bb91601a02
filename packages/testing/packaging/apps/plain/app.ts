import '@foyer/elements/contact-card.js';
import type { FoyerSuccessDetail } from '@foyer/elements/contact-card/element.js';

const remember = ({ submissionId }: FoyerSuccessDetail) => console.log(submissionId.length);

document.addEventListener('foyer-success', ({ detail }) => remember(detail));
window.addEventListener('foyer-load', ({ detail }) => console.log(detail.items.length));
// @ts-expect-error an unknown detail
document.addEventListener('foyer-success', ({ detail }) => console.log(detail.nothing));

const card = document.querySelector('foyer-contact-card');
if (card) card.heading = 'Talk to us';
// @ts-expect-error an internal member
card?.loadSession();
