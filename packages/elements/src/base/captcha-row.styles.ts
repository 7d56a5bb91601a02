// Styles of the captcha row, in forms and in `foyer-math-captcha`.
import { css } from 'lit';

export const rowStyles = css`
  .captcha {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.375em;
  }

  /* Completed like a sentence: the question in front, the answer behind, in one frame. */
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.75em;
    min-block-size: 2.75em;
  }

  .sum {
    direction: ltr;
    unicode-bidi: isolate;
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
  }

  .sum:has(:focus-visible) {
    border-color: var(--_focus);
    outline: 2px solid var(--_focus);
  }

  .question {
    padding-inline: 0.75em 0.625em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    color: var(--_text);
  }

  /* As wide as a digit, so that nothing moves when the question arrives. */
  .digit {
    display: inline-block;
    inline-size: 1ch;
    block-size: 0.875em;
    vertical-align: -0.0625em;
    border-radius: 2px;
    background: var(--_line);
  }

  /* Doubled, to go before the style of read-only fields that comes later. */
  .sum .input.input {
    inline-size: 3.625em;
    border: 0;
    border-inline-start: 1px solid var(--_line);
    border-radius: 0;
    background: none;
    font-variant-numeric: tabular-nums;
    outline: 0;
    box-shadow: none;
  }

  .skipped {
    display: flex;
    align-items: center;
    gap: 0.75em;
    min-block-size: 2.75em;
  }

  .skipped.done::before {
    content: '✓' / '';
  }

  .skipped:focus {
    outline: 0;
  }
`;
