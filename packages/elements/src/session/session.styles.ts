// Styles needed after the first interaction: errors, notices, spinner, receipt.
import { css } from 'lit';
import { errorStyles } from '../base/error.styles.ts';
import { notices } from '../base/notice.styles.ts';
import { secondaryButtons } from '../base/secondary-buttons.styles.ts';

const styles = css`
  .text b {
    color: var(--_text);
    font-weight: 600;
  }

  .notice ul {
    display: grid;
    gap: 0.125em;
  }

  .notice ul a {
    display: inline-block;
    padding-block: 0.125em;
    text-decoration-color: var(--_danger);
  }

  .notice b,
  .receipt dd {
    font-variant-numeric: tabular-nums;
  }

  /* A word to press is as high as a button, and looks as high as a word. */
  .notice .actions:has(> .text-button:first-child) {
    margin-block: 0 -0.375em;
  }

  .bar {
    appearance: none;
    inline-size: 100%;
    block-size: 3px;
    margin-block: 0.5em 0.125em;
    border-radius: 3px;
    background: var(--_line);
    overflow: clip;
  }

  .bar::-webkit-progress-bar {
    background: none;
  }

  .bar::-webkit-progress-value {
    background: var(--_text);
  }

  .bar::-moz-progress-bar {
    background: var(--_text);
  }

  .spinner {
    inline-size: 1.125em;
    block-size: 1.125em;
    border: 2px solid color-mix(in oklab, currentColor 35%, transparent);
    border-block-start-color: currentColor;
    border-inline-end-color: currentColor;
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .tile.done {
    background: color-mix(in oklab, var(--_success) 14%, transparent);
    color: var(--_success);
  }

  .news:focus {
    outline: 0;
  }

  .receipt dl {
    justify-self: stretch;
    display: grid;
    grid-template-columns: minmax(6.5em, auto) minmax(0, 1fr);
    border-block-start: 1px dashed var(--_border);
  }

  .receipt :is(dt, dd) {
    padding-block: 0.5em;
    border-block-end: 1px solid var(--_line);
  }

  .receipt dt {
    color: var(--_muted);
    padding-inline-end: 1em;
  }

  .receipt dd {
    font-weight: 500;
    hyphens: none;
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      border-style: dotted;
      border-color: currentColor;
    }
  }

  @media (forced-colors: active) {
    .bar {
      border: 1px solid CanvasText;
      block-size: 5px;
      forced-color-adjust: none;
      --_text: CanvasText;
    }
  }

  @media (pointer: coarse) {
    .notice ul a {
      min-block-size: 2.75em;
      align-content: center;
    }
  }
`;

/** Separate sheets, not one with interpolated values: Lit joins those with `reduce`, which Prototype.js replaces. */
export const sessionStyles = [secondaryButtons, errorStyles, notices, styles];
