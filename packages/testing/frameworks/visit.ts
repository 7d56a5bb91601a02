// One message from a page, clicked through by a visitor.
import assert from 'node:assert/strict';
import { answersTheSum, storedMessages } from '../packaging/published-app.ts';
import { startVisitor } from '../node/visitor.ts';

const MESSAGE = 'Is the large dining table still to be had?';

/** Rejects with what the page shows where the message does not arrive, or the browser's console has a warning or error. */
export async function sendsFrom(page: string, { email, data }: { email: string; data: string }): Promise<void> {
  const visitor = await startVisitor('chromium');
  assert.ok(visitor);
  try {
    await visitor.opens(page);
    await visitor.sees('Katrin Weidner');
    await visitor.fills('Email', email);
    await visitor.fills('Message', MESSAGE);
    await answersTheSum(visitor, (a, b) => `A quick sum (against spam) What is ${a} plus ${b}?`);
    await visitor.clicks('Send message');
    await visitor.sees('Thank you, your message has arrived.');
    // Written by the app's own typed listener.
    await visitor.sees('Stored at 20');
    assert.deepEqual(visitor.complaints(), []);
  } finally {
    await visitor.leaves();
  }
  expectRow(data, email, MESSAGE);
}

export function expectRow(data: string, email: string, message: string): void {
  assert.deepEqual(storedMessages(data, email), [{ form: 'contact', status: 'accepted', fields: { email, message } }]);
}
