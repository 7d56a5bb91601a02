import { css } from 'lit';

export const styles = css`
  .frame {
    font-size: inherit;
    container-type: normal;
  }

  /* As wide as its content, but no line as narrow as a letter. */
  :host::before {
    content: '\\a0';
  }
`;
