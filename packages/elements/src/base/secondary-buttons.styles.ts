// How buttons beside the main one differ from it. Most forms have none at rest.
import { css } from 'lit';

export const secondaryButtons = css`
  .secondary-button {
    background: none;
    color: inherit;
    border-color: var(--_border);
    padding-inline: 1em;
  }

  .secondary-button:hover {
    background: var(--_tint);
    border-color: var(--_text);
  }

  .text-button {
    background: none;
    border-color: transparent;
    border-inline: 0;
    color: inherit;
    padding-inline: 0;
    font-weight: 500;
    text-decoration: underline;
    text-decoration-color: var(--_mark);
    text-decoration-thickness: 1.5px;
    text-underline-offset: 0.25em;
  }

  /* Even a transparent border would show, tight round the words. */
  @media (forced-colors: active) {
    .text-button {
      border: 0;
    }
  }
`;
