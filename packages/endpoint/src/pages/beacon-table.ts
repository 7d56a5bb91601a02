// Table of followed calls to action and failed feeds.
import { html } from 'hono/html';
import type { BeaconCount } from '../domain/beacon.ts';
import { type InboxWords, wordFor } from './inbox-words.ts';
import type { Markup } from './page.ts';

/** Renders nothing without counts. */
export function beaconTable(counts: readonly BeaconCount[], words: InboxWords): Markup {
  if (counts.length === 0) return html``;
  return html`<section id="clicks" aria-labelledby="clicks-heading">
    <h2 id="clicks-heading">${words.clicks}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.place}</th>
          <th scope="col">${words.form}</th>
          <th scope="col">${words.what}</th>
          <th scope="col">${words.clickSpan}</th>
        </tr>
      </thead>
      <tbody>
        ${counts.map(
          ({ count, form, href, kind }) =>
            html`<tr>
              <th scope="row"><bdi>${href === '' ? words.otherPlaces : href}</bdi></th>
              <td>${form}</td>
              <td>${wordFor(words, kind)}</td>
              <td>${String(count)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
