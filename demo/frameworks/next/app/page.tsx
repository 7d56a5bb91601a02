import { ContactCard } from './contact-card';

export default function Home() {
  return (
    <main>
      <h1>Contact</h1>
      <ContactCard />
    </main>
  );
}
