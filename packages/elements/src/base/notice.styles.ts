// Styles of notices and of the tile above a short text.
import { css } from 'lit';

export const notices = css`
  .notice {
    --_tone: var(--_border);
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.25em 0.75em;
    align-items: start;
    padding: var(--_space);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_tone) 8%, transparent);
    border: 1px solid color-mix(in oklab, var(--_tone) 45%, transparent);
  }

  .notice > * {
    grid-column: 2;
  }

  .notice > .icon {
    grid-column: 1;
    color: var(--_tone);
    margin-block-start: 0.125em;
  }

  @container (inline-size < 16em) {
    .notice {
      grid-template-columns: minmax(0, 1fr);
    }

    .notice > * {
      grid-column: 1;
    }
  }

  .notice strong {
    font-weight: 600;
  }

  .notice .actions {
    margin-block-start: 0.625em;
    gap: 0.25em 1.25em;
  }

  .notice.danger {
    --_tone: var(--_danger);
  }

  .tile {
    display: grid;
    place-items: center;
    inline-size: 3.25em;
    block-size: 3.25em;
    border-radius: var(--_radius);
    border-start-end-radius: min(var(--_open), 1.625em);
    background: var(--_tint);
    color: var(--_text);
  }

  .tile .icon {
    inline-size: 1.625em;
    block-size: 1.625em;
  }

  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(1.25 * var(--_space));
    justify-items: start;
  }

  .tight {
    gap: calc(0.5 * var(--_space));
  }

  @media (forced-colors: active) {
    .tile {
      border: 1px solid CanvasText;
    }

    .tile,
    .notice > .icon {
      color: CanvasText;
    }
  }
`;
