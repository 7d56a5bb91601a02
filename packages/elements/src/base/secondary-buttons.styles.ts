// Styles of buttons beside the main one. Most forms have none at rest.
import { css } from 'lit';

export const secondaryButtons = css`
  .secondary-button,
  .text-button {
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    letter-spacing: inherit;
    cursor: pointer;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: 2.75em;
    padding: 0.5em 1.25em;
    border: 1px solid var(--_mark);
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on);
    text-align: center;
    text-decoration: none;
  }

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
