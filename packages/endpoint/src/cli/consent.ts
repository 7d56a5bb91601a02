// `foyer-endpoint consent verify`: recomputes the consent chain and reports where it is broken.
import { verifyChain } from '../domain/consent-chain.ts';
import type { CommandCall } from './command.ts';
import { withStore } from './with-store.ts';

export async function verifyConsent(call: CommandCall): Promise<number> {
  return withStore(call, async (store) => {
    const { head, links } = await store.consentChain();
    const verdict = await verifyChain(links, head);
    if (verdict.status === 'broken') {
      call.output.warn(`The chain of consents is broken at step ${verdict.position}: ${verdict.fault}.`);
      return 1;
    }
    call.output.print(`${head.position} steps of consent, ${verdict.erased} of them erased. The chain is intact.`);
    call.output.print(
      `Its last hash is ${head.hash}. Keep a copy elsewhere to prove later that nothing before it was changed.`,
    );
    return 0;
  });
}
