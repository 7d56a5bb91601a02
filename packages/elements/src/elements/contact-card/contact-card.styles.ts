import { css } from 'lit';

export const styles = css`
  textarea.input {
    min-block-size: 8em;
    max-block-size: 24em;
    resize: vertical;
    field-sizing: content;
  }

  .person {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space);
    align-items: center;
  }

  .person:not(:last-child) {
    padding-block-end: calc(1.25 * var(--_space));
    border-block-end: 1px solid var(--_line);
  }

  .person .media {
    inline-size: 5em;
    max-inline-size: 100%;
    aspect-ratio: 4 / 5;
    border-start-end-radius: min(var(--_open), 1.75em);
  }

  .media img {
    object-position: 50% 0;
  }

  /* Pages give pictures a height, a frame, a largest width. */
  .media ::slotted(*) {
    all: unset !important;
    position: absolute !important;
    inset: 0 !important;
    inline-size: 100% !important;
    block-size: 100% !important;
    object-fit: cover !important;
    object-position: 50% 0 !important;
  }

  .media .initials {
    display: grid;
    place-items: center;
    font-family: var(--foyer-font-heading, inherit);
    font-weight: 600;
    font-size: 1.5em;
    background:
      radial-gradient(circle at 0 100%, color-mix(in oklab, var(--_accent) 17%, transparent) 76%, transparent 76.5%),
      var(--_tint);
  }

  .who {
    display: grid;
    gap: 0.125em;
  }

  .name {
    font-family: var(--foyer-font-heading, inherit);
    font-size: 1.1875em;
    font-weight: var(--foyer-heading-weight, 600);
    line-height: 1.25;
    text-wrap: balance;
  }

  .role {
    color: var(--_muted);
  }

  .list {
    grid-column: 1 / -1;
    display: grid;
    gap: 0.125em;
  }

  .list li {
    display: flex;
    gap: 0.625em;
    align-items: start;
    padding-block: 0.375em;
    hyphens: none;
  }

  .list .icon {
    margin-block: 0.125em;
    color: var(--_muted);
  }

  .list a {
    padding-block: 0.375em;
    margin-block: -0.375em;
    text-decoration-color: transparent;
  }

  .list a:hover {
    text-decoration-color: var(--_mark);
  }

  @container (inline-size < 16em) {
    .person {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @container (inline-size >= 28em) {
    .person {
      column-gap: calc(1.25 * var(--_space));
    }

    .person .media {
      inline-size: 7.5em;
      grid-row: span 2;
      align-self: start;
      border-start-end-radius: var(--_open);
    }

    .person .who {
      align-self: end;
    }

    .person .list {
      grid-column: 2;
      align-self: start;
    }

    .initials {
      font-size: 2em;
    }
  }

  @container (inline-size >= 44em) {
    .both {
      grid-template: auto 1fr / minmax(18.5em, 5fr) minmax(0, 11fr);
      gap: 0;
      padding: 0;
      align-items: stretch;
      position: relative;
      z-index: 0;
    }

    /* The person's panel reaches the edges of the box whatever padding the page gives the box. */
    .both::before {
      content: '';
      position: absolute;
      inset: 0;
      z-index: -1;
      grid-column: auto / 2;
      /* The swing of a door. */
      background:
        radial-gradient(
          circle at var(--_end, 100%) 100%,
          color-mix(in oklab, var(--_accent) 6%, transparent) 5em,
          transparent calc(5em + 1px)
        ),
        var(--_tint);
      border-start-start-radius: inherit;
      border-end-start-radius: inherit;
    }

    .both .head,
    .both .main {
      grid-column: 2;
      padding: clamp(1.5 * var(--_space), 3.4cqi, 2.5 * var(--_space));
    }

    .both .head {
      padding-block-end: 0;
      padding-inline-end: var(--_open);
    }

    .both .head ~ .main {
      padding-block-start: calc(1.25 * var(--_space));
    }

    .both .person {
      grid-area: 1 / 1 / 3;
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      border: 0;
      padding: clamp(1.5 * var(--_space), 2.6cqi, 2 * var(--_space));
    }

    .both .person > * {
      grid-column: 1;
      grid-row: auto;
    }

    .both .person .media {
      inline-size: 100%;
      aspect-ratio: 1;
    }

    .both .initials {
      font-size: 3.5em;
    }

    :host([variant='plain']) .both .person {
      padding-inline-start: 0;
    }

    :host([variant='plain']) .both::before {
      content: none;
    }
  }

  :host(:dir(rtl)) {
    --_end: 0%;
  }

  @media (pointer: coarse) {
    .list li {
      padding-block: 0.625em;
    }
  }
`;
