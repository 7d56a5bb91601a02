
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {provideWords} from '../base/words.ts';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h202ffa424f7f4cb3': html`Meer in de <a part="link" href="${0}">privacyverklaring</a>.`,
's034dfd41d7fcad6e': `Uw contactpersoon`,
's103ccbbbca945ee0': `We gebruiken uw naam alleen om u aan te spreken.`,
's137af9f7040dc2d2': `(optioneel)`,
's18059d87aa01352e': `Dat is niet gelukt. Probeer het opnieuw.`,
's1911f67490ce67f6': str`Hoeveel is ${0} min ${1}?`,
's1f7e12b71164c5da': `Colofon`,
's220217d224a33754': `U kunt uw toestemming op elk moment intrekken, met de link in elke nieuwsbrief of per e-mail.`,
's2ad33e502612522f': `Alle artikelen`,
's32116ee4245b3f22': str`${0} schrijft u momenteel ${1} over ${2}.`,
's34ecfdec166739e8': str`Hoeveel is ${0} plus ${1}?`,
's407d473906992214': `Ik ga ermee akkoord dat mijn gegevens worden gebruikt om mij te antwoorden.`,
's46caede85673c926': `elke dag`,
's51072d1219228df3': `Dit neemt u mee`,
's523f229895cd8796': str`${0} schrijft u over ${1}.`,
's5e8250fb85d64c23': `Sluiten`,
's659faaf6a652e3dd': `Ja, ik ontvang graag de nieuwsbrief.`,
's75fcdbef33a2f7c3': str`${0} min. leestijd`,
's79e8cc71a5975b04': `Bericht`,
's7c000165e32515c4': `Nieuwsbrief aanvragen`,
's87e64dda9bbdef03': str`Verschijnt ${0}`,
's8865f02d9ebbd0f5': `Onderwerpen`,
's8a3dc0a95ffea057': `Versturen…`,
's8b45074c25bc303a': `Nieuwsbrief`,
's8d823238e54d9577': `één keer per kwartaal`,
's8ec01de03c8e6be5': `Laat dit veld leeg`,
's9297ee32757052c6': `(tegen spam)`,
's93a85da7d58ae8fc': `Rekensommetje`,
'saac21e40a54fff35': `één keer per maand`,
'sad6b24e5c9e23fed': `één keer per week`,
'sb83b63aa1a661ca7': str`${0} schrijft u momenteel ${1}.`,
'sb9e306d8fcfb3c1c': `Bericht versturen`,
'sbbc53e0e54d7946f': `Onderwerp`,
'sd03988c39acbc785': `Uw naam invullen is vrijwillig; we gebruiken hem alleen om u aan te spreken.`,
'sd1f44f1a8bc20e67': `E-mail`,
'sd5678d9e2600f22c': `af en toe`,
'sd8c88d3782404286': `om de twee weken`,
'sdb1e2e1b61688a19': str`${0} stuurt u een nieuwsbrief.`,
'sde9f81b764df7ba2': `Zonder rekenen`,
'se78c02e9a98a0f47': `Privacy`,
'sef49aec68fd1dc66': `Naam`,
'sf1bc83d2509bafcf': `Telefoon`,
'sf79d24eb2650d11e': `We gebruiken uw gegevens alleen om u te antwoorden.`,
    };
  
provideWords('nl', 'foyer', templates);
