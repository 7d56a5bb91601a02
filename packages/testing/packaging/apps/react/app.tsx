import { useRef } from 'react';
import type { FoyerContactCard } from '@foyer/elements';

export function App() {
  const card = useRef<FoyerContactCard>(null);
  return (
    <>
      <foyer-contact-card
        ref={card}
        key="card"
        className="wide"
        style={{ margin: 0 }}
        heading-level="3"
        timeout={20}
        vcard
        variant="plain"
        onClick={() => card.current?.submit()}
        onfoyer-success={({ detail }) => console.log(detail.submissionId.length)}
      >
        <p slot="text">Hello</p>
      </foyer-contact-card>
      {/* @ts-expect-error an invalid variant */}
      <foyer-cta-banner variant="round" />
      {/* @ts-expect-error a number in words */}
      <foyer-blog-teaser count="three" />
      {/* @ts-expect-error an unknown detail */}
      <foyer-newsletter-signup onfoyer-success={({ detail }) => console.log(detail.nothing)} />
      {/* @ts-expect-error an unknown tag */}
      <foyer-nothing />
    </>
  );
}
