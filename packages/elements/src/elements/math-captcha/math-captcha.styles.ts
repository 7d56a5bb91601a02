import { css } from 'lit';

export const styles = css`
  .frame {
    font-size: inherit;
    container-type: normal;
  }
`;
