// Opening hours as localized lines. The parser is loaded on demand; until then the attribute's own text is shown.
import { str } from '@lit/localize/internal/str-tag.js';
import { html, type ReactiveController } from 'lit';
import type { FoyerContactCard } from './contact-card.ts';
import type * as hoursParser from './hours.ts';

/** Shared by all cards once it is loaded. */
let parser: typeof hoursParser | undefined;

/** Without it, the attribute's own text stays. */
export async function loadHoursParser(): Promise<void> {
  parser ??= await import('./hours.ts').catch(() => undefined);
}

/** Makes the parser available without a request: a server renders at once or not at all. */
export function provideHoursParser(provided: typeof hoursParser): void {
  parser = provided;
}

export class OpeningHours implements ReactiveController {
  readonly #card: FoyerContactCard;
  #parsed = '';

  constructor(card: FoyerContactCard) {
    this.#card = card;
    card.addController(this);
  }

  hostUpdated(): void {
    const { hours } = this.#card;
    if (hours && hours !== this.#parsed) void this.#parse();
    this.#parsed = hours;
  }

  render(): unknown {
    const { hours, language, msg } = this.#card;
    if (!parser) return hours;
    const { parseHours, formatHours } = parser;
    return formatHours(parseHours(hours) ?? [], language).map(
      ({ days, times }) =>
        html`<div>${days} ${msg(str`${times}`, { desc: 'Opening hours such as 9–12 and 13–17' })}</div>`,
    );
  }

  /** Resets `hours` with a warning if the value is invalid. */
  async #parse(): Promise<void> {
    const card = this.#card;
    await loadHoursParser();
    if (!parser) return;
    if (parser.parseHours(card.hours)) card.requestUpdate();
    else {
      card.tellOwner('hours', card.hours, 'allowed: hours such as Mo-Fr 9-12,13-17; Sa 10-14. Using "".');
      card.hours = '';
    }
  }
}
