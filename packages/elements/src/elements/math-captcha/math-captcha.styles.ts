import { css } from 'lit';

export const styles = css`
  .frame {
    display: block;
    font-size: inherit;
    container-type: normal;
  }
`;
