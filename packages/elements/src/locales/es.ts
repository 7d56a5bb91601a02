
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {provideWords} from '../base/words.ts';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h202ffa424f7f4cb3': html`Más información en la <a part="link" href="${0}">política de privacidad</a>.`,
's034dfd41d7fcad6e': `Su contacto`,
's103ccbbbca945ee0': `Su nombre solo se usa para dirigirnos a usted.`,
's137af9f7040dc2d2': `(opcional)`,
's18059d87aa01352e': `No ha funcionado. Inténtelo de nuevo, por favor.`,
's1911f67490ce67f6': str`¿Cuánto es ${0} menos ${1}?`,
's1f7e12b71164c5da': `Aviso legal`,
's220217d224a33754': `Puede retirar su consentimiento en cualquier momento, con el enlace que incluye cada número o por correo electrónico.`,
's2ad33e502612522f': `Todas las entradas`,
's32116ee4245b3f22': str`${0} le escribe actualmente ${1} sobre ${2}.`,
's34ecfdec166739e8': str`¿Cuánto es ${0} más ${1}?`,
's407d473906992214': `Acepto que mis datos se utilicen para responderme.`,
's46caede85673c926': `todos los días`,
's51072d1219228df3': `Ideas clave`,
's523f229895cd8796': str`${0} le escribe sobre ${1}.`,
's5e8250fb85d64c23': `Cerrar`,
's659faaf6a652e3dd': `Sí, quiero recibir el boletín.`,
's75fcdbef33a2f7c3': str`${0} min de lectura`,
's79e8cc71a5975b04': `Mensaje`,
's7c000165e32515c4': `Solicitar el boletín`,
's87e64dda9bbdef03': str`Se publica ${0}`,
's8865f02d9ebbd0f5': `Temas`,
's8a3dc0a95ffea057': `Enviando…`,
's8b45074c25bc303a': `Boletín`,
's8d823238e54d9577': `una vez al trimestre`,
's8ec01de03c8e6be5': `Deje este campo vacío, por favor`,
's9297ee32757052c6': `(contra el spam)`,
's93a85da7d58ae8fc': `Una cuenta rápida`,
'saac21e40a54fff35': `una vez al mes`,
'sad6b24e5c9e23fed': `una vez a la semana`,
'sb83b63aa1a661ca7': str`${0} le escribe actualmente ${1}.`,
'sb9e306d8fcfb3c1c': `Enviar mensaje`,
'sbbc53e0e54d7946f': `Asunto`,
'sd03988c39acbc785': `Indicar su nombre es voluntario; solo se usa para dirigirnos a usted.`,
'sd1f44f1a8bc20e67': `Correo electrónico`,
'sd5678d9e2600f22c': `de vez en cuando`,
'sd8c88d3782404286': `cada dos semanas`,
'sdb1e2e1b61688a19': str`${0} le envía un boletín.`,
'sde9f81b764df7ba2': `Sin calcular`,
'se78c02e9a98a0f47': `Privacidad`,
'sef49aec68fd1dc66': `Nombre`,
'sf1bc83d2509bafcf': `Teléfono`,
'sf79d24eb2650d11e': `Solo usamos sus datos para responderle.`,
    };
  
provideWords('es', 'foyer', templates);
