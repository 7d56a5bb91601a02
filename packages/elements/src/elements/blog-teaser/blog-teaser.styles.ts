import { css } from 'lit';

export const styles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1em;
    justify-content: space-between;
    align-items: baseline;
    margin-block-end: calc(1.25 * var(--_space));
    padding-block-end: 0.625em;
    border-block-end: 1px solid var(--_line);
  }

  .head a {
    color: inherit;
  }

  .heading {
    font-size: 1.125em;
    letter-spacing: 0;
  }

  .items {
    display: grid;
    gap: calc(1.5 * var(--_space));
  }

  .item {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    align-content: start;
  }

  .media {
    aspect-ratio: 3 / 2;
  }

  .body {
    display: grid;
    gap: 0.5em;
    align-content: start;
  }

  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
    font-size: 0.875em;
    color: var(--_muted);
  }

  .meta > * + *::before {
    content: '·';
    margin-inline-end: 0.5em;
  }

  .title {
    font-family: var(--foyer-font-heading, inherit);
    font-size: 1.25em;
    font-weight: var(--foyer-heading-weight, 600);
    line-height: 1.25;
    letter-spacing: -0.008em;
    text-wrap: balance;
  }

  .title a {
    text-decoration-color: transparent;
  }

  /* One link an item, stretched over all of it. */
  .title a::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  .item:hover .title a {
    text-decoration-color: var(--_mark);
  }

  .item:has(a:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 4px;
    border-radius: var(--_radius);
  }

  .title a:focus-visible {
    outline: 0;
  }

  .excerpt {
    color: var(--_muted);
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }

  .takeaways {
    display: grid;
    gap: 0.375em;
    padding-block-start: 0.25em;
  }

  .takeaways > p {
    font-weight: 600;
    font-size: 0.9375em;
  }

  .takeaways ::slotted(*) {
    padding-inline-start: 1.25em !important;
    list-style-type: '✓  ';
  }

  .takeaways li {
    margin-inline-start: 1.25em;
    list-style-type: '✓  ';
  }

  .author {
    display: flex;
    align-items: center;
    gap: 0.625em;
    margin-block-start: 0.375em;
    font-size: 0.875em;
  }

  .avatar {
    flex: none;
    display: grid;
    place-items: center;
    overflow: clip;
    inline-size: 2.25em;
    block-size: 2.25em;
    border-radius: calc(var(--_radius) * 0.75);
    border-start-end-radius: min(var(--_open), 1em);
    background: var(--_tint);
    font-weight: 600;
    font-size: 0.9375em;
  }

  .avatar img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    object-position: 50% 0;
  }

  .list > .item + .item {
    border-block-start: 1px solid var(--_line);
    padding-block-start: calc(1.5 * var(--_space));
  }

  .grid {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 16em), 1fr));
    gap: calc(2 * var(--_space)) calc(1.5 * var(--_space));
  }

  .grid .item {
    grid-template-rows: auto 1fr;
  }

  /* The authors of a row share a baseline. */
  .grid .body {
    grid-template-rows: auto auto 1fr;
  }

  .empty .title {
    margin-block-start: 0.25em;
  }

  .skeleton {
    background: var(--_line);
    border-radius: calc(var(--_radius) * 0.5);
    min-block-size: 0.75em;
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  .skeleton.media {
    border-radius: var(--_radius);
    border-start-end-radius: var(--_open);
  }

  .skeleton.short {
    inline-size: 45%;
  }

  .skeleton.tall {
    min-block-size: 1.25em;
  }

  @keyframes breathe {
    from {
      opacity: 0.55;
    }
  }

  @container (inline-size >= 28em) {
    .list .item:has(.media) {
      grid-template-columns: minmax(9em, 2fr) 5fr;
      column-gap: calc(1.5 * var(--_space));
    }

    .list .media {
      aspect-ratio: 4 / 3;
    }
  }

  @container (inline-size >= 44em) {
    .feature .item:has(.media) {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: clamp(1.75 * var(--_space), 4cqi, 3 * var(--_space));
    }

    .feature .title {
      font-size: clamp(1.375em, 0.9em + 1.6cqi, 1.875em);
      line-height: 1.2;
    }

    .feature .media {
      aspect-ratio: 1;
      align-self: start;
    }
  }

  @container (inline-size >= 60em) {
    .feature .item {
      align-items: center;
    }

    .feature .media {
      aspect-ratio: 4 / 3;
    }
  }

  @media (forced-colors: active) {
    .skeleton {
      border: 1px solid GrayText;
    }
  }
`;
