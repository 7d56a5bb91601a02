
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {provideWords} from '../base/words.ts';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h202ffa424f7f4cb3': html`Mais informações na <a part="link" href="${0}">política de privacidade</a>.`,
's034dfd41d7fcad6e': `O seu contacto`,
's103ccbbbca945ee0': `O seu nome serve apenas para nos dirigirmos a si.`,
's137af9f7040dc2d2': `(opcional)`,
's18059d87aa01352e': `Não funcionou. Por favor, tente de novo.`,
's1911f67490ce67f6': str`Quanto é ${0} menos ${1}?`,
's1f7e12b71164c5da': `Informação legal`,
's220217d224a33754': `Pode retirar o seu consentimento a qualquer momento, através do link em cada edição ou por e-mail.`,
's2ad33e502612522f': `Todos os artigos`,
's32116ee4245b3f22': str`${0} escreve-lhe atualmente ${1} sobre ${2}.`,
's34ecfdec166739e8': str`Quanto é ${0} mais ${1}?`,
's407d473906992214': `Concordo que os meus dados sejam utilizados para me responder.`,
's46caede85673c926': `todos os dias`,
's51072d1219228df3': `Ideias-chave`,
's523f229895cd8796': str`${0} escreve-lhe sobre ${1}.`,
's5e8250fb85d64c23': `Fechar`,
's659faaf6a652e3dd': `Sim, quero receber a newsletter.`,
's75fcdbef33a2f7c3': str`${0} min de leitura`,
's79e8cc71a5975b04': `Mensagem`,
's7c000165e32515c4': `Pedir a newsletter`,
's87e64dda9bbdef03': str`Publicada ${0}`,
's8865f02d9ebbd0f5': `Temas`,
's8a3dc0a95ffea057': `A enviar…`,
's8b45074c25bc303a': `Newsletter`,
's8d823238e54d9577': `uma vez por trimestre`,
's8ec01de03c8e6be5': `Por favor, deixe este campo vazio`,
's9297ee32757052c6': `(contra o spam)`,
's93a85da7d58ae8fc': `Uma conta rápida`,
'saac21e40a54fff35': `uma vez por mês`,
'sad6b24e5c9e23fed': `uma vez por semana`,
'sb83b63aa1a661ca7': str`${0} escreve-lhe atualmente ${1}.`,
'sb9e306d8fcfb3c1c': `Enviar mensagem`,
'sbbc53e0e54d7946f': `Assunto`,
'sd03988c39acbc785': `O seu nome é facultativo e serve apenas para nos dirigirmos a si.`,
'sd1f44f1a8bc20e67': `E-mail`,
'sd5678d9e2600f22c': `de vez em quando`,
'sd8c88d3782404286': `a cada duas semanas`,
'sdb1e2e1b61688a19': str`${0} envia-lhe uma newsletter.`,
'sde9f81b764df7ba2': `Sem calcular`,
'se78c02e9a98a0f47': `Privacidade`,
'sef49aec68fd1dc66': `Nome`,
'sf1bc83d2509bafcf': `Telefone`,
'sf79d24eb2650d11e': `Usamos os seus dados apenas para lhe responder.`,
    };
  
provideWords('pt', 'foyer', templates);
