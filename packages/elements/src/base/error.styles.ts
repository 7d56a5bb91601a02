// Styles of field errors.
import { css } from 'lit';

export const errorStyles = css`
  .input[readonly] {
    background: var(--_tint);
    border-color: var(--_line);
  }

  .input[aria-invalid='true'],
  .sum.wrong {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  .error {
    display: flex;
    gap: 0.375em;
    color: var(--_danger);
    font-size: 0.875em;
    font-weight: 500;
  }

  .error .icon {
    margin-block-start: 0.05em;
  }

  /* Forced colors take the red and the shadow away: a thicker frame remains. */
  @media (forced-colors: active) {
    .input[aria-invalid='true']:not(:focus-visible, .sum *),
    .sum.wrong:not(:has(:focus-visible)) {
      outline: 2px solid CanvasText;
      outline-offset: -3px;
    }
  }
`;
