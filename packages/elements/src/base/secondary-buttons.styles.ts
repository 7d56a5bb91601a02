// How buttons beside the main one differ from it. Most forms have none at rest.
import { css } from 'lit';

export const secondaryButtons = css`
  .secondary-button,
  .text-button {
    background: none;
    color: inherit;
  }

  .secondary-button {
    border-color: var(--_border);
    padding-inline: var(--_space);
  }

  .secondary-button:hover {
    background: var(--_tint);
    border-color: var(--_text);
  }

  .text-button {
    border: 0;
    padding-inline: 0;
    font-weight: 500;
  }
`;
