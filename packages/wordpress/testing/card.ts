// A visitor who writes to the first contact card of a page.
import type { Page } from 'playwright-core';

/** The answer to the sum in the card; undefined until it is asked. */
const sumShown = `(() => {
  const text = document.querySelector('foyer-contact-card').shadowRoot.textContent;
  const [, a, b] = /(\\d)\\s*\\+\\s*(\\d)/.exec(text) ?? [];
  return a && Number(a) + Number(b);
})()`;

/** Resolves once the card says that it is sent. */
export async function writesToCard(page: Page, message: string): Promise<void> {
  const card = page.locator('foyer-contact-card');
  await card.locator('input#email').fill('lena@example.org');
  await card.locator('textarea#message').fill(message);
  await page.waitForFunction(sumShown);
  await card.locator('input[inputmode=numeric]').fill(String(await page.evaluate(sumShown)));
  await card.getByRole('button', { name: 'Send message' }).click();
  await page.waitForFunction("document.querySelector('foyer-contact-card').state === 'sent'");
}
