import { afterEach, expect, test } from 'vitest';
import { showContact } from './contact';

afterEach(() => document.body.replaceChildren());

function fillIn() {
  showContact(document.body);
  const card = document.querySelector('foyer-contact-card')!;
  card.captcha = 'pow';
  card.value = { email: 'mia@example.org', message: 'Is the table still to be had?' };
  return card;
}

test('says so when the message was not stored', async () => {
  const card = fillIn();
  // No server is asked: the test answers in its place.
  card.addEventListener('foyer-submit', (event) => {
    event.preventDefault();
    event.detail.respondWith(Promise.resolve({ ok: false, code: 'unavailable' }));
  });

  expect(await card.submit()).toMatchObject({ ok: false, state: 'failed' });
  expect(document.body.textContent).toContain('Not stored: unavailable');
});

test('says when the message was stored', async () => {
  expect(await fillIn().submit()).toMatchObject({ ok: true, state: 'sent' });
  expect(document.body.textContent).toContain('Stored at 20');
});
