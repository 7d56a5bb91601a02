// Opening hours as localized lines. The parser is loaded on demand; until then the attribute's own text is shown.
import { str } from '@lit/localize/internal/str-tag.js';
import { html, type ReactiveController } from 'lit';
import { warnOnce } from '../../browser/warn.ts';
import type { FoyerContactCard } from './contact-card.ts';
import type * as hoursParser from './hours.ts';

export class OpeningHours implements ReactiveController {
  readonly #card: FoyerContactCard;
  #parser: typeof hoursParser | undefined;
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
    if (!this.#parser) return hours;
    const { parseHours, formatHours } = this.#parser;
    return formatHours(parseHours(hours) ?? [], language).map(
      ({ days, times }) =>
        html`<div>${days} ${msg(str`${times}`, { desc: 'Opening hours such as 9–12 and 13–17' })}</div>`,
    );
  }

  /** Resets `hours` with a warning if the value is invalid. */
  async #parse(): Promise<void> {
    const card = this.#card;
    const parser = await import('./hours.ts').catch(() => undefined);
    if (!parser) return;
    this.#parser = parser;
    if (parser.parseHours(card.hours)) card.requestUpdate();
    else {
      warnOnce(card, `hours="${card.hours}": allowed: hours such as Mo-Fr 9-12,13-17; Sa 10-14. Using "".`);
      card.hours = '';
    }
  }
}
