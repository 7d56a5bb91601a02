import { expect } from '@open-wc/testing';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { opens, pretends, textOf, until } from '@foyer/testing/browser/page.ts';
import '../define.ts';

const sees = async (card: HTMLElement, words: string) => {
  await until(`"${words}" is not shown`, () => textOf(card.shadowRoot!.querySelector('.person')!).includes(words));
};
const link = (card: HTMLElement, words: string) =>
  [...card.shadowRoot!.querySelectorAll('a')].find((anchor) => textOf(anchor).includes(words));

describe('Details of a contact card', () => {
  it('show the hours in the language of the page, and whether it is open', async () => {
    const card = await opens(
      '<foyer-contact-card lang="de" name="Lena" hours="24/7" fields="none"></foyer-contact-card>',
    );
    await sees(card, 'Jetzt geöffnet');
    await sees(card, 'Mo–So 0–24');
    card.setAttribute('hours', 'Mo-Su 0-24');
    card.setAttribute('closed', '2020-01-01/2099-12-31');
    await sees(card, 'Zurzeit geschlossen');
    card.lang = 'en';
    await sees(card, 'Closed now');
  });

  it('show hours that make no sense as written, with one warning', async () => {
    const said = listensToConsole();
    const card = await opens(
      '<foyer-contact-card lang="en" name="Lena" hours="mornings, mostly" fields="none"></foyer-contact-card>',
    );
    await until('the owner is not warned', () => said.warnings.length > 0);
    await sees(card, 'mornings, mostly');
    expect(said.warnings.join()).to.contain('Mo-Fr 9-12,13-17; Sa 10-14');
    expect(said.warnings).to.have.length(1);
  });

  it('warn about dates and zones that are none, and go on', async () => {
    const said = listensToConsole();
    const card = await opens(`<foyer-contact-card lang="en" name="Lena" hours="24/7" closed="Christmas"
      time-zone="Berlin" fields="none"></foyer-contact-card>`);
    await until('the owner is not warned', () => said.warnings.length === 2);
    await sees(card, 'Open now');
    expect(said.warnings.join()).to.contain('2026-12-24').and.to.contain('Europe/Berlin');
  });

  it('link the address to the map that the owner chose, and to none by default', async () => {
    const card = await opens(
      '<foyer-contact-card name="Lena" address="Hafenweg 1, Berlin" fields="none"></foyer-contact-card>',
    );
    expect(link(card, 'Hafenweg')).to.equal(undefined);
    const query = 'Hafenweg%201%2C%20Berlin';
    const maps = { geo: 'geo:0,0?q=', osm: 'openstreetmap.org', google: 'google.com/maps', apple: 'maps.apple.com' };
    for (const [map, place] of Object.entries(maps)) {
      card.setAttribute('map', map);
      await until(`no link to ${map}`, () => link(card, 'Hafenweg')?.getAttribute('href')?.includes(place) ?? false);
      expect(link(card, 'Hafenweg')!.getAttribute('href')).to.contain(query);
    }
    expect(link(card, 'Hafenweg')!.rel).to.equal('noopener noreferrer');
  });

  it('save the contact as a vCard', async () => {
    const blobs: Blob[] = [];
    pretends(URL, 'createObjectURL', (blob: Blob) => `#${blobs.push(blob)}`);
    const card = await opens(`<foyer-contact-card lang="de" vcard name="Lena Moser" phone="+49 (0)30 23125"
      email="lena@müller.example" fields="none"></foyer-contact-card>`);
    await sees(card, 'Kontakt speichern');
    const saved = new Promise<HTMLAnchorElement>((done) => {
      pretends(HTMLAnchorElement.prototype, 'click', function click(this: HTMLAnchorElement) {
        done(this);
      });
    });
    card.shadowRoot!.querySelector<HTMLElement>('button')!.click();
    expect((await saved).download).to.equal('Lena-Moser.vcf');
    const text = await blobs[0]!.text();
    expect(text).to.contain('FN:Lena Moser\r\n').and.to.contain('tel:+493023125');
    expect(text).to.contain('lena@xn--mller-kva.example');
  });

  it('write data for search engines into the head, live, and take them away with the card', async () => {
    const find = () => [...document.querySelectorAll('head > script[type="application/ld+json"]')];
    const card = await opens(
      '<foyer-contact-card structured-data name="Lena </script>" fields="none"></foyer-contact-card>',
    );
    await until('there are no data', () => find().length === 1);
    expect(JSON.parse(find()[0]!.textContent)).to.include({ '@type': 'Person', name: 'Lena </script>' });
    card.setAttribute('job-title', 'Owner');
    await until('the data are old', () => find()[0]?.textContent.includes('Owner') ?? false);
    expect(find()).to.have.length(1);
    card.remove();
    await until('the data stay', () => find().length === 0);
  });

  it('take over the data that a server wrote behind the card', async () => {
    const card = await opens('<foyer-contact-card name="Lena" fields="none"></foyer-contact-card>');
    const written = document.createElement('script');
    written.type = 'application/ld+json';
    written.dataset['widget'] = '';
    card.after(written);
    card.toggleAttribute('structured-data', true);
    await until(
      'there are no data in the head',
      () => document.querySelectorAll('head > script[type="application/ld+json"]').length === 1,
    );
    expect(written.isConnected).to.equal(false);
  });

  it('dial numbers as people write them', async () => {
    const card = await opens(
      '<foyer-contact-card name="Lena" phone="+1 212 555 0100 ext. 12" fields="none"></foyer-contact-card>',
    );
    await until('the extension is dialed as digits', () => link(card, '555')?.href === 'tel:+12125550100;ext=12');
  });
});
