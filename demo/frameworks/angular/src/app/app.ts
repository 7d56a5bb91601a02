import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { FoyerSuccessDetail } from '@foyer/elements';
import '@foyer/elements/contact-card.js';

@Component({
  selector: 'app-root',
  templateUrl: './app.html',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
})
export class App {
  protected readonly storedAt = signal<string | undefined>(undefined);

  protected onSuccess({ detail }: CustomEvent<FoyerSuccessDetail>): void {
    this.storedAt.set(detail.receipt.receivedAt);
  }
}
