
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {provideWords} from '../base/words.ts';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h202ffa424f7f4cb3': html`Maggiori informazioni nell’<a part="link" href="${0}">informativa sulla privacy</a>.`,
's034dfd41d7fcad6e': `Persona di contatto`,
's103ccbbbca945ee0': `Il Suo nome serve solo per rivolgerci a Lei.`,
's137af9f7040dc2d2': `(facoltativo)`,
's18059d87aa01352e': `Qualcosa non ha funzionato. La preghiamo di riprovare.`,
's1911f67490ce67f6': str`Quanto fa ${0} meno ${1}?`,
's1f7e12b71164c5da': `Note legali`,
's220217d224a33754': `Può revocare il consenso in qualsiasi momento, con il link presente in ogni numero o per e-mail.`,
's2ad33e502612522f': `Tutti gli articoli`,
's32116ee4245b3f22': str`${0} attualmente Le scrive ${1} su questo tema: ${2}.`,
's34ecfdec166739e8': str`Quanto fa ${0} più ${1}?`,
's407d473906992214': `Acconsento all’uso dei miei dati per ricevere una risposta.`,
's46caede85673c926': `ogni giorno`,
's51072d1219228df3': `Da ricordare`,
's523f229895cd8796': str`${0} Le scrive su questo tema: ${1}.`,
's5e8250fb85d64c23': `Chiudi`,
's659faaf6a652e3dd': `Sì, desidero ricevere la newsletter.`,
's75fcdbef33a2f7c3': str`${0} min di lettura`,
's79e8cc71a5975b04': `Messaggio`,
's7c000165e32515c4': `Richiedi la newsletter`,
's87e64dda9bbdef03': str`Esce ${0}`,
's8865f02d9ebbd0f5': `Argomenti`,
's8a3dc0a95ffea057': `Invio in corso…`,
's8b45074c25bc303a': `Newsletter`,
's8d823238e54d9577': `una volta ogni tre mesi`,
's8ec01de03c8e6be5': `Lasciare vuoto questo campo`,
's9297ee32757052c6': `(contro lo spam)`,
's93a85da7d58ae8fc': `Un piccolo calcolo`,
'saac21e40a54fff35': `una volta al mese`,
'sad6b24e5c9e23fed': `una volta alla settimana`,
'sb83b63aa1a661ca7': str`${0} attualmente Le scrive ${1}.`,
'sb9e306d8fcfb3c1c': `Invia messaggio`,
'sbbc53e0e54d7946f': `Oggetto`,
'sd03988c39acbc785': `Il Suo nome è facoltativo e serve solo per rivolgerci a Lei.`,
'sd1f44f1a8bc20e67': `E-mail`,
'sd5678d9e2600f22c': `di tanto in tanto`,
'sd8c88d3782404286': `ogni due settimane`,
'sdb1e2e1b61688a19': str`${0} Le invia una newsletter.`,
'sde9f81b764df7ba2': `Senza calcolo`,
'se78c02e9a98a0f47': `Privacy`,
'sef49aec68fd1dc66': `Nome`,
'sf1bc83d2509bafcf': `Telefono`,
'sf79d24eb2650d11e': `Usiamo i Suoi dati solo per risponderLe.`,
    };
  
provideWords('it', 'foyer', templates);
