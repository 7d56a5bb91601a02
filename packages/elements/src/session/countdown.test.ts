import { expect } from '@open-wc/testing';
import { Countdown } from './countdown.ts';

function waits(ms: number): Countdown {
  const countdown = new Countdown(() => undefined);
  countdown.start(Date.now() + ms);
  countdown.stop();
  return countdown;
}

describe('Countdown', () => {
  it('speaks of two seconds, though some milliseconds are over when it is told of them', () => {
    expect(waits(1_980).isNoticeable).to.equal(true);
  });

  it('says nothing of a wait that is over before it is read', () => {
    expect(waits(1_800).isNoticeable).to.equal(false);
  });
});
