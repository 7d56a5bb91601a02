import { expect } from '@open-wc/testing';
import { Countdown } from './countdown.ts';

function startCountdown(ms: number): Countdown {
  const countdown = new Countdown(() => undefined);
  countdown.start(Date.now() + ms);
  countdown.stop();
  return countdown;
}

describe('Countdown', () => {
  it('is noticeable for two seconds, even when some milliseconds have already passed', () => {
    expect(startCountdown(1_980).isNoticeable).to.equal(true);
  });

  it('is not noticeable for a wait too short to be read', () => {
    expect(startCountdown(1_800).isNoticeable).to.equal(false);
  });
});
