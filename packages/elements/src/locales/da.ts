
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {provideWords} from '../base/words.ts';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h202ffa424f7f4cb3': html`Læs mere i <a part="link" href="${0}">privatlivspolitikken</a>.`,
's034dfd41d7fcad6e': `Din kontaktperson`,
's103ccbbbca945ee0': `Dit navn bruges kun til at tiltale dig.`,
's137af9f7040dc2d2': `(valgfrit)`,
's18059d87aa01352e': `Det lykkedes ikke. Prøv igen.`,
's1911f67490ce67f6': str`Hvad er ${0} minus ${1}?`,
's1f7e12b71164c5da': `Juridisk information`,
's220217d224a33754': `Du kan til enhver tid trække dit samtykke tilbage, med linket i hver udgave eller via e-mail.`,
's2ad33e502612522f': `Alle indlæg`,
's32116ee4245b3f22': str`${0} skriver i øjeblikket til dig ${1} om ${2}.`,
's34ecfdec166739e8': str`Hvad er ${0} plus ${1}?`,
's407d473906992214': `Jeg accepterer, at mine oplysninger bruges til at svare mig.`,
's46caede85673c926': `hver dag`,
's51072d1219228df3': `Det får du med`,
's523f229895cd8796': str`${0} skriver til dig om ${1}.`,
's5e8250fb85d64c23': `Luk`,
's659faaf6a652e3dd': `Ja, jeg vil gerne have nyhedsbrevet.`,
's75fcdbef33a2f7c3': str`${0} min. læsetid`,
's79e8cc71a5975b04': `Besked`,
's7c000165e32515c4': `Bestil nyhedsbrevet`,
's87e64dda9bbdef03': str`Udkommer ${0}`,
's8865f02d9ebbd0f5': `Emner`,
's8a3dc0a95ffea057': `Sender …`,
's8b45074c25bc303a': `Nyhedsbrev`,
's8d823238e54d9577': `en gang i kvartalet`,
's8ec01de03c8e6be5': `Lad dette felt stå tomt`,
's9297ee32757052c6': `(mod spam)`,
's93a85da7d58ae8fc': `Et hurtigt regnestykke`,
'saac21e40a54fff35': `en gang om måneden`,
'sad6b24e5c9e23fed': `en gang om ugen`,
'sb83b63aa1a661ca7': str`${0} skriver i øjeblikket til dig ${1}.`,
'sb9e306d8fcfb3c1c': `Send besked`,
'sbbc53e0e54d7946f': `Emne`,
'sd03988c39acbc785': `Det er frivilligt at oplyse dit navn, og det bruges kun til at tiltale dig.`,
'sd1f44f1a8bc20e67': `E-mail`,
'sd5678d9e2600f22c': `en gang imellem`,
'sd8c88d3782404286': `hver anden uge`,
'sdb1e2e1b61688a19': str`${0} sender dig et nyhedsbrev.`,
'sde9f81b764df7ba2': `Uden at regne`,
'se78c02e9a98a0f47': `Privatlivspolitik`,
'sef49aec68fd1dc66': `Navn`,
'sf1bc83d2509bafcf': `Telefon`,
'sf79d24eb2650d11e': `Vi bruger kun dine oplysninger til at svare dig.`,
    };
  
provideWords('da', 'foyer', templates);
