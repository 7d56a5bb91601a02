
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {provideWords} from '../base/words.ts';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h202ffa424f7f4cb3': html`Więcej w <a part="link" href="${0}">polityce prywatności</a>.`,
's034dfd41d7fcad6e': `Osoba kontaktowa`,
's103ccbbbca945ee0': `Imię i nazwisko służą wyłącznie do powitania w wiadomościach.`,
's137af9f7040dc2d2': `(opcjonalnie)`,
's18059d87aa01352e': `Nie udało się. Proszę spróbować ponownie.`,
's1911f67490ce67f6': str`Ile to jest ${0} minus ${1}?`,
's1f7e12b71164c5da': `Nota prawna`,
's220217d224a33754': `Zgodę można wycofać w dowolnym momencie: za pomocą linku w każdym wydaniu lub e-mailem.`,
's2ad33e502612522f': `Wszystkie wpisy`,
's32116ee4245b3f22': str`${0} obecnie ${1} wysyła newsletter na podany adres. Tematyka: ${2}.`,
's34ecfdec166739e8': str`Ile to jest ${0} plus ${1}?`,
's407d473906992214': `Zgadzam się na wykorzystanie moich danych w celu udzielenia mi odpowiedzi.`,
's46caede85673c926': `codziennie`,
's51072d1219228df3': `Co warto zapamiętać`,
's523f229895cd8796': str`${0} wysyła newsletter na podany adres. Tematyka: ${1}.`,
's5e8250fb85d64c23': `Zamknij`,
's659faaf6a652e3dd': `Tak, chcę otrzymywać newsletter.`,
's75fcdbef33a2f7c3': str`${0} min czytania`,
's79e8cc71a5975b04': `Wiadomość`,
's7c000165e32515c4': `Zamów newsletter`,
's87e64dda9bbdef03': str`Ukazuje się ${0}`,
's8865f02d9ebbd0f5': `Tematy`,
's8a3dc0a95ffea057': `Wysyłanie…`,
's8b45074c25bc303a': `Newsletter`,
's8d823238e54d9577': `raz na kwartał`,
's8ec01de03c8e6be5': `Proszę pozostawić to pole puste`,
's9297ee32757052c6': `(ochrona przed spamem)`,
's93a85da7d58ae8fc': `Proste działanie`,
'saac21e40a54fff35': `raz w miesiącu`,
'sad6b24e5c9e23fed': `raz w tygodniu`,
'sb83b63aa1a661ca7': str`${0} obecnie ${1} wysyła newsletter na podany adres.`,
'sb9e306d8fcfb3c1c': `Wyślij wiadomość`,
'sbbc53e0e54d7946f': `Temat`,
'sd03988c39acbc785': `Podanie imienia i nazwiska jest dobrowolne; służą one wyłącznie do powitania w wiadomościach.`,
'sd1f44f1a8bc20e67': `E-mail`,
'sd5678d9e2600f22c': `od czasu do czasu`,
'sd8c88d3782404286': `co dwa tygodnie`,
'sdb1e2e1b61688a19': str`${0} wysyła newsletter na podany adres.`,
'sde9f81b764df7ba2': `Bez liczenia`,
'se78c02e9a98a0f47': `Prywatność`,
'sef49aec68fd1dc66': `Imię i nazwisko`,
'sf1bc83d2509bafcf': `Telefon`,
'sf79d24eb2650d11e': `Podane dane wykorzystujemy wyłącznie do udzielenia odpowiedzi.`,
    };
  
provideWords('pl', 'foyer', templates);
