// Usual widgets, whose rules the docs show, by the language of their page. `record.ts` measures them.
export const examples = {
  en: {
    newsletter: `<foyer-newsletter-signup
  controller="Weidner & Sohl"
  purpose="service and leadership"
  frequency="monthly"
  privacy-url="/privacy"
></foyer-newsletter-signup>`,
    form: `<foyer-contact-card heading="Write to us" privacy-url="/privacy"></foyer-contact-card>`,
    card: `<foyer-contact-card
  heading="Write to us"
  name="Katrin Weidner"
  job-title="Managing director"
  phone="0345 55501 23"
  email="katrin@weidner-sohl.example"
  privacy-url="/privacy"
></foyer-contact-card>`,
    banner: `<foyer-cta-banner heading="Two days by the river" label="Learn more" href="/seminar"></foyer-cta-banner>`,
  },
  de: {
    newsletter: `<foyer-newsletter-signup
  controller="Weidner & Sohl"
  purpose="Service und Führung"
  frequency="monthly"
  privacy-url="/datenschutz"
></foyer-newsletter-signup>`,
    form: `<foyer-contact-card heading="Schreiben Sie uns" privacy-url="/datenschutz"></foyer-contact-card>`,
    card: `<foyer-contact-card
  heading="Schreiben Sie uns"
  name="Katrin Weidner"
  job-title="Geschäftsführerin"
  phone="0345 55501 23"
  email="katrin@weidner-sohl.example"
  privacy-url="/datenschutz"
></foyer-contact-card>`,
    banner: `<foyer-cta-banner heading="Zwei Tage am Fluss" label="Mehr erfahren" href="/seminar"></foyer-cta-banner>`,
  },
} as const;
