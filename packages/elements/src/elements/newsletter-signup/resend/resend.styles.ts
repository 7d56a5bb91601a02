// Styles of the request for another mail.
import { css } from 'lit';

export const resendStyles = css`
  .resend,
  .resend > :is(.notice, .correction),
  .correction > * {
    justify-self: stretch;
  }

  .resend {
    max-inline-size: 36em;
  }

  .secondary-button[aria-disabled='true'] {
    cursor: default;
    background: none;
    border-color: var(--_line);
    color: var(--_muted);
  }
`;
