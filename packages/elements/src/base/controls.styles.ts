// Styles of links and buttons, shared by all widgets. What secondary buttons have of their own is in a sheet of its own.
import { css } from 'lit';

export const controls = css`
  .button,
  .secondary-button,
  .text-button {
    font: inherit;
    font-weight: var(--foyer-button-weight, 600);
    line-height: 1.25;
    cursor: pointer;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: 2.75em;
    padding: calc(0.5 * var(--_space)) calc(1.25 * var(--_space));
    border: 1px solid var(--_mark);
    border-radius: var(--foyer-button-radius, var(--_radius));
    background: var(--_accent);
    color: var(--_on);
    text-align: center;
    text-decoration: none;
    transition: background-color 0.12s;
  }

  a,
  .text-button {
    color: inherit;
    text-decoration: underline;
    text-decoration-color: var(--_mark);
    text-decoration-thickness: 1.5px;
    text-underline-offset: 0.2em;
  }

  a:hover,
  .text-button:hover {
    text-decoration-thickness: 3px;
  }

  .button:hover,
  .button[aria-disabled='true'] {
    background: var(--_hover);
  }

  .button[aria-disabled='true'] {
    cursor: progress;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75em 1.25em;
  }

  @media (forced-colors: active) {
    .button {
      border-color: ButtonText;
    }
  }
`;
