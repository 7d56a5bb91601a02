
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {provideWords} from '../base/words.ts';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h202ffa424f7f4cb3': html`Läs mer i <a part="link" href="${0}">integritetspolicyn</a>.`,
's034dfd41d7fcad6e': `Din kontaktperson`,
's103ccbbbca945ee0': `Ditt namn används bara för att tilltala dig.`,
's137af9f7040dc2d2': `(valfritt)`,
's18059d87aa01352e': `Det gick inte. Försök igen.`,
's1911f67490ce67f6': str`Vad blir ${0} minus ${1}?`,
's1f7e12b71164c5da': `Juridisk information`,
's220217d224a33754': `Du kan när som helst återkalla ditt samtycke, med länken i varje utgåva eller via e-post.`,
's2ad33e502612522f': `Alla inlägg`,
's32116ee4245b3f22': str`${0} skriver för närvarande till dig ${1} om ${2}.`,
's34ecfdec166739e8': str`Vad blir ${0} plus ${1}?`,
's407d473906992214': `Jag samtycker till att mina uppgifter används för att svara mig.`,
's46caede85673c926': `varje dag`,
's51072d1219228df3': `Det här tar du med dig`,
's523f229895cd8796': str`${0} skriver till dig om ${1}.`,
's5e8250fb85d64c23': `Stäng`,
's659faaf6a652e3dd': `Ja, jag vill ha nyhetsbrevet.`,
's75fcdbef33a2f7c3': str`${0} min läsning`,
's79e8cc71a5975b04': `Meddelande`,
's7c000165e32515c4': `Beställ nyhetsbrevet`,
's87e64dda9bbdef03': str`Kommer ${0}`,
's8865f02d9ebbd0f5': `Ämnen`,
's8a3dc0a95ffea057': `Skickar …`,
's8b45074c25bc303a': `Nyhetsbrev`,
's8d823238e54d9577': `en gång i kvartalet`,
's8ec01de03c8e6be5': `Lämna det här fältet tomt`,
's9297ee32757052c6': `(mot skräppost)`,
's93a85da7d58ae8fc': `En snabb räkneuppgift`,
'saac21e40a54fff35': `en gång i månaden`,
'sad6b24e5c9e23fed': `en gång i veckan`,
'sb83b63aa1a661ca7': str`${0} skriver för närvarande till dig ${1}.`,
'sb9e306d8fcfb3c1c': `Skicka meddelande`,
'sbbc53e0e54d7946f': `Ämne`,
'sd03988c39acbc785': `Det är frivilligt att ange ditt namn, och det används bara för att tilltala dig.`,
'sd1f44f1a8bc20e67': `E-post`,
'sd5678d9e2600f22c': `då och då`,
'sd8c88d3782404286': `varannan vecka`,
'sdb1e2e1b61688a19': str`${0} skickar dig ett nyhetsbrev.`,
'sde9f81b764df7ba2': `Utan att räkna`,
'se78c02e9a98a0f47': `Integritetspolicy`,
'sef49aec68fd1dc66': `Namn`,
'sf1bc83d2509bafcf': `Telefon`,
'sf79d24eb2650d11e': `Vi använder dina uppgifter bara för att svara dig.`,
    };
  
provideWords('sv', 'foyer', templates);
