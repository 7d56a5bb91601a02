import { css } from 'lit';

export const styles = css`
  :host(:state(dismissed)) {
    display: none;
  }

  :host(:is(:dir(rtl), :lang(ar), :lang(he))) {
    --_end: 0%;
    --_toward: -1;
  }

  .base {
    --_arc: color-mix(in oklab, var(--_away) 13%, transparent);
    --_swing: clamp(2.75em, 8cqi, 5.5em);
    position: relative;
    display: grid;
    gap: calc(1.25 * var(--_space)) calc(2 * var(--_space));
    align-items: center;
    /* The swing of a door, twice. */
    background:
      radial-gradient(
        circle at var(--_end, 100%) 100%,
        var(--_arc) var(--_swing),
        transparent calc(var(--_swing) + 1px)
      ),
      radial-gradient(
        circle at var(--_end, 100%) 100%,
        var(--_arc) calc(var(--_swing) * 1.9),
        transparent calc(var(--_swing) * 1.9 + 1px)
      ),
      var(--_accent);
    background-origin: border-box;
    border-color: transparent;
    box-shadow: none;
    color: var(--_on);
    --_focus: var(--_on);
  }

  .words {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
  }

  .media {
    overflow: clip;
    border-radius: var(--_radius);
    border-start-end-radius: min(var(--_open), 1.75em);
  }

  img {
    display: block;
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    object-fit: cover;
  }

  .heading {
    font-size: clamp(1.375em, 1.05em + 1.9cqi, 2.125em);
  }

  /* The page's links are made for the page's ground, and inherit this alone. */
  .text {
    color: inherit;
    -webkit-text-fill-color: var(--_on);
  }

  .button {
    background: var(--_on);
    color: var(--_accent);
    border-color: transparent;
  }

  .button .icon {
    transform: scaleX(var(--_toward, 1));
  }

  .button:hover {
    background: color-mix(in oklab, var(--_on) 90%, var(--_accent));
  }

  .close {
    position: absolute;
    inset-block-start: 0.25em;
    inset-inline-end: 0.5em;
    inline-size: 2.75em;
    block-size: 2.75em;
    display: grid;
    place-items: center;
    border-radius: var(--_radius);
    background: none;
    font: inherit;
    color: inherit;
    cursor: pointer;
  }

  .dismissible {
    padding-inline-end: 3.5em;
  }

  @container (inline-size < 10em) {
    .dismissible {
      padding-block-start: 3em;
      padding-inline-end: 8cqi;
    }

    .button {
      gap: 0;
      padding-inline: 0.25em;
    }
  }

  @container (inline-size >= 36em) {
    .base {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .base:has(.media:not([hidden])) {
      grid-template-columns: minmax(8em, 2fr) minmax(0, 5fr) auto;
    }

    img {
      aspect-ratio: 4 / 3;
    }

    .dismissible {
      padding-inline-end: 4.25em;
    }
  }

  :host([variant='plain']) .base {
    --_focus: var(--foyer-focus, color-mix(in oklab, var(--_accent) 45%, var(--_text)));
    background: none;
    padding-block: calc(1.5 * var(--_space));
    color: var(--_text);
    border-block: 1px solid var(--_line);
  }

  :host([variant='plain']) .button {
    background: var(--_accent);
    color: var(--_on);
    border-color: var(--_mark);
  }

  :host([variant='plain']) .button:hover {
    background: var(--_hover);
  }

  :host([variant='plain']) .text {
    color: var(--_muted);
    -webkit-text-fill-color: inherit;
  }

  @media (forced-colors: active) {
    .base {
      background: Canvas;
    }
  }

  @media print {
    :host {
      display: none;
    }
  }
`;
