import type { FoyerContactCard } from '@foyer/elements';

export function App() {
  let card!: FoyerContactCard;
  return (
    <>
      <foyer-contact-card
        ref={card}
        class="wide"
        heading-level="3"
        prop:timeout={20}
        attr:form-id="sales"
        vcard
        variant="plain"
        onClick={() => card.submit()}
        on:foyer-success={({ detail }) => console.log(detail.submissionId.length)}
      >
        <p slot="text">Hello</p>
      </foyer-contact-card>
      {/* @ts-expect-error an invalid variant */}
      <foyer-cta-banner variant="round" />
      {/* @ts-expect-error an unknown detail */}
      <foyer-newsletter-signup on:foyer-success={({ detail }) => console.log(detail.nothing)} />
      {/* @ts-expect-error an unknown tag */}
      <foyer-nothing />
    </>
  );
}
