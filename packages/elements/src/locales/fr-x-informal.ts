
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {provideWords} from '../base/words.ts';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h202ffa424f7f4cb3': html`Plus d’informations dans la <a part="link" href="${0}">politique de confidentialité</a>.`,
's034dfd41d7fcad6e': `Ton contact`,
's103ccbbbca945ee0': `Ton nom n’est utilisé que pour nous adresser à toi.`,
's137af9f7040dc2d2': `(facultatif)`,
's18059d87aa01352e': `Cela n’a pas fonctionné. Réessaie, s’il te plaît.`,
's1911f67490ce67f6': str`Combien font ${0} moins ${1} ?`,
's1f7e12b71164c5da': `Mentions légales`,
's220217d224a33754': `Tu peux retirer ton consentement à tout moment, grâce au lien présent dans chaque numéro ou par e-mail.`,
's2ad33e502612522f': `Tous les articles`,
's32116ee4245b3f22': str`${0} t’écrit actuellement ${1} sur le thème suivant : ${2}.`,
's34ecfdec166739e8': str`Combien font ${0} plus ${1} ?`,
's407d473906992214': `J’accepte que mes informations soient utilisées pour me répondre.`,
's46caede85673c926': `tous les jours`,
's51072d1219228df3': `À retenir`,
's523f229895cd8796': str`${0} t’écrit sur le thème suivant : ${1}.`,
's5e8250fb85d64c23': `Fermer`,
's659faaf6a652e3dd': `Oui, je souhaite recevoir la newsletter.`,
's75fcdbef33a2f7c3': str`${0} min de lecture`,
's79e8cc71a5975b04': `Message`,
's7c000165e32515c4': `S’inscrire à la newsletter`,
's87e64dda9bbdef03': str`Paraît ${0}`,
's8865f02d9ebbd0f5': `Thèmes`,
's8a3dc0a95ffea057': `Envoi en cours…`,
's8b45074c25bc303a': `Newsletter`,
's8d823238e54d9577': `une fois par trimestre`,
's8ec01de03c8e6be5': `Laisse ce champ vide`,
's9297ee32757052c6': `(anti-spam)`,
's93a85da7d58ae8fc': `Petit calcul`,
'saac21e40a54fff35': `une fois par mois`,
'sad6b24e5c9e23fed': `une fois par semaine`,
'sb83b63aa1a661ca7': str`${0} t’écrit actuellement ${1}.`,
'sb9e306d8fcfb3c1c': `Envoyer le message`,
'sbbc53e0e54d7946f': `Objet`,
'sd03988c39acbc785': `Ton nom est facultatif et n’est utilisé que pour nous adresser à toi.`,
'sd1f44f1a8bc20e67': `E-mail`,
'sd5678d9e2600f22c': `de temps en temps`,
'sd8c88d3782404286': `toutes les deux semaines`,
'sdb1e2e1b61688a19': str`${0} t’envoie une newsletter.`,
'sde9f81b764df7ba2': `Sans calcul`,
'se78c02e9a98a0f47': `Confidentialité`,
'sef49aec68fd1dc66': `Nom`,
'sf1bc83d2509bafcf': `Téléphone`,
'sf79d24eb2650d11e': `Nous utilisons tes informations uniquement pour te répondre.`,
    };
  
provideWords('fr-x-informal', 'foyer', templates);
