// Styles of fields, their errors and the receipt, shared by the form widgets.
import { css } from 'lit';

/** Fields only; the captcha row uses them too. */
export const fieldStyles = css`
  .label {
    font-weight: var(--foyer-label-weight, 600);
    font-size: 0.9375em;
  }

  .label span {
    font-weight: 400;
    color: var(--_muted);
  }

  .input,
  .sum {
    background: var(--_field);
    border: solid;
    border-color: var(--foyer-field-border, var(--_border));
    /* As many values as the property takes: a line below, and no frame. */
    border-width: var(--foyer-field-border-width, 1px);
    border-radius: var(--_radius);
  }

  .input {
    font: inherit;
    color: var(--_text);
    inline-size: 100%;
    min-block-size: 2.75em;
    padding: calc(0.5625 * var(--_space)) calc(0.75 * var(--_space));
    transition: border-color 0.12s;
  }

  .input:hover {
    border-color: var(--_text);
  }

  .input:focus-visible {
    border-color: var(--_focus);
    outline-offset: 0;
  }
`;

export const formStyles = css`
  .base {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(1.5 * var(--_space));
    align-items: start;
  }

  .head {
    display: grid;
    gap: 0.5em;
  }

  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(1.25 * var(--_space));
    align-content: start;
  }

  /* What is out of sight stays in a box that scrolls, or the page would be longer. */
  .main {
    position: relative;
  }

  /* Two columns where both fit, without a query. */
  .fields {
    display: grid;
    gap: calc(1.125 * var(--_space)) var(--_space);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, max(13.5em, 50% - var(--_space))), 1fr));
    align-items: start;
  }

  .full,
  .fields ::slotted(*) {
    grid-column: 1 / -1;
  }

  .field {
    display: grid;
    gap: 0.375em;
    align-content: start;
  }

  .check {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.75em;
    padding-block: 0.5em;
    cursor: pointer;
  }

  .check input {
    font: inherit;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0.125em 0 0;
    accent-color: var(--_accent);
  }

  .checks {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
  }

  .consent {
    font-size: 0.875em;
    color: var(--_muted);
    max-inline-size: 46em;
  }

  .actions > .consent {
    flex: 14em;
  }

  ::slotted([slot='footer']) {
    margin-block-start: var(--_space) !important;
  }

  .trap,
  .announcement {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: clip;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media print {
    .form {
      display: none;
    }
  }
`;
