
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {provideWords} from '../base/words.ts';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h202ffa424f7f4cb3': html`Mehr in der <a part="link" href="${0}">Datenschutzerklärung</a>.`,
's034dfd41d7fcad6e': `Ihr Ansprechpartner`,
's103ccbbbca945ee0': `Ihr Name dient nur der Anrede.`,
's137af9f7040dc2d2': `(freiwillig)`,
's18059d87aa01352e': `Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.`,
's1911f67490ce67f6': str`Wie viel ist ${0} minus ${1}?`,
's1f7e12b71164c5da': `Impressum`,
's220217d224a33754': `Sie können Ihre Einwilligung jederzeit widerrufen, mit dem Link in jeder Ausgabe oder per Mail.`,
's2ad33e502612522f': `Alle Beiträge`,
's32116ee4245b3f22': str`${0} schreibt Ihnen derzeit ${1} über ${2}.`,
's34ecfdec166739e8': str`Wie viel ist ${0} plus ${1}?`,
's407d473906992214': `Ich bin einverstanden, dass meine Angaben für die Antwort verwendet werden.`,
's46caede85673c926': `täglich`,
's51072d1219228df3': `Das nehmen Sie mit`,
's523f229895cd8796': str`${0} schreibt Ihnen über ${1}.`,
's5e8250fb85d64c23': `Schließen`,
's659faaf6a652e3dd': `Ja, ich möchte den Newsletter.`,
's75fcdbef33a2f7c3': str`${0} Min. Lesezeit`,
's79e8cc71a5975b04': `Nachricht`,
's7c000165e32515c4': `Newsletter anfordern`,
's87e64dda9bbdef03': str`Erscheint ${0}`,
's8865f02d9ebbd0f5': `Themen`,
's8a3dc0a95ffea057': `Wird gesendet …`,
's8b45074c25bc303a': `Newsletter`,
's8d823238e54d9577': `einmal im Quartal`,
's8ec01de03c8e6be5': `Dieses Feld bitte leer lassen`,
's9297ee32757052c6': `(gegen Werbung)`,
's93a85da7d58ae8fc': `Kurze Rechenfrage`,
'saac21e40a54fff35': `einmal im Monat`,
'sad6b24e5c9e23fed': `einmal in der Woche`,
'sb83b63aa1a661ca7': str`${0} schreibt Ihnen derzeit ${1}.`,
'sb9e306d8fcfb3c1c': `Nachricht senden`,
'sbbc53e0e54d7946f': `Betreff`,
'sd03988c39acbc785': `Ihr Name ist freiwillig und dient nur der Anrede.`,
'sd1f44f1a8bc20e67': `E-Mail`,
'sd5678d9e2600f22c': `in unregelmäßigen Abständen`,
'sd8c88d3782404286': `alle zwei Wochen`,
'sdb1e2e1b61688a19': str`${0} schickt Ihnen einen Newsletter.`,
'sde9f81b764df7ba2': `Ohne Rechnen`,
'se78c02e9a98a0f47': `Datenschutz`,
'sef49aec68fd1dc66': `Name`,
'sf1bc83d2509bafcf': `Telefon`,
'sf79d24eb2650d11e': `Wir verwenden Ihre Angaben nur für die Antwort.`,
    };
  
provideWords('de', 'foyer', templates);
