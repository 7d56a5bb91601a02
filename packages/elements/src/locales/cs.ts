
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {provideWords} from '../base/words.ts';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h202ffa424f7f4cb3': html`Více v <a part="link" href="${0}">zásadách ochrany osobních údajů</a>.`,
's034dfd41d7fcad6e': `Vaše kontaktní osoba`,
's103ccbbbca945ee0': `Vaše jméno slouží jen k oslovení.`,
's137af9f7040dc2d2': `(nepovinné)`,
's18059d87aa01352e': `To se nepovedlo. Zkuste to prosím znovu.`,
's1911f67490ce67f6': str`Kolik je ${0} minus ${1}?`,
's1f7e12b71164c5da': `Provozovatel`,
's220217d224a33754': `Svůj souhlas můžete kdykoli odvolat, odkazem v každém vydání nebo e-mailem.`,
's2ad33e502612522f': `Všechny články`,
's32116ee4245b3f22': str`${0} vám v současnosti píše ${1} na téma: ${2}.`,
's34ecfdec166739e8': str`Kolik je ${0} plus ${1}?`,
's407d473906992214': `Souhlasím s tím, že moje údaje budou použity k odpovědi na moji zprávu.`,
's46caede85673c926': `každý den`,
's51072d1219228df3': `Co si odnesete`,
's523f229895cd8796': str`${0} vám píše na téma: ${1}.`,
's5e8250fb85d64c23': `Zavřít`,
's659faaf6a652e3dd': `Ano, chci dostávat newsletter.`,
's75fcdbef33a2f7c3': str`${0} min čtení`,
's79e8cc71a5975b04': `Zpráva`,
's7c000165e32515c4': `Objednat newsletter`,
's87e64dda9bbdef03': str`Vychází ${0}`,
's8865f02d9ebbd0f5': `Témata`,
's8a3dc0a95ffea057': `Odesílání…`,
's8b45074c25bc303a': `Newsletter`,
's8d823238e54d9577': `jednou za čtvrtletí`,
's8ec01de03c8e6be5': `Toto pole nechte prosím prázdné`,
's9297ee32757052c6': `(proti spamu)`,
's93a85da7d58ae8fc': `Krátký příklad`,
'saac21e40a54fff35': `jednou měsíčně`,
'sad6b24e5c9e23fed': `jednou týdně`,
'sb83b63aa1a661ca7': str`${0} vám v současnosti píše ${1}.`,
'sb9e306d8fcfb3c1c': `Odeslat zprávu`,
'sbbc53e0e54d7946f': `Předmět`,
'sd03988c39acbc785': `Uvedení jména je dobrovolné a slouží jen k vašemu oslovení.`,
'sd1f44f1a8bc20e67': `E-mail`,
'sd5678d9e2600f22c': `čas od času`,
'sd8c88d3782404286': `jednou za dva týdny`,
'sdb1e2e1b61688a19': str`${0} vám posílá newsletter.`,
'sde9f81b764df7ba2': `Bez počítání`,
'se78c02e9a98a0f47': `Ochrana údajů`,
'sef49aec68fd1dc66': `Jméno`,
'sf1bc83d2509bafcf': `Telefon`,
'sf79d24eb2650d11e': `Vaše údaje použijeme jen k odpovědi.`,
    };
  
provideWords('cs', 'foyer', templates);
