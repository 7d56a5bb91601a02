
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {provideWords} from '../base/words.ts';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h202ffa424f7f4cb3': html`Ayrıntılar <a part="link" href="${0}">gizlilik politikasında</a>.`,
's034dfd41d7fcad6e': `İletişim kişiniz`,
's103ccbbbca945ee0': `Adınız yalnızca size hitap etmek için kullanılır.`,
's137af9f7040dc2d2': `(isteğe bağlı)`,
's18059d87aa01352e': `Gönderilemedi. Lütfen yeniden deneyin.`,
's1911f67490ce67f6': str`${0} eksi ${1} kaç eder?`,
's1f7e12b71164c5da': `Künye`,
's220217d224a33754': `Onayınızı dilediğiniz zaman, her sayıdaki bağlantıyla veya e-posta göndererek geri alabilirsiniz.`,
's2ad33e502612522f': `Tüm yazılar`,
's32116ee4245b3f22': str`${0} şu anda size ${2} hakkında ${1} yazıyor.`,
's34ecfdec166739e8': str`${0} artı ${1} kaç eder?`,
's407d473906992214': `Bilgilerimin bana yanıt verilmesi için kullanılmasını kabul ediyorum.`,
's46caede85673c926': `her gün`,
's51072d1219228df3': `Aklınızda kalsın`,
's523f229895cd8796': str`${0} size ${1} hakkında yazıyor.`,
's5e8250fb85d64c23': `Kapat`,
's659faaf6a652e3dd': `Evet, bülteni almak istiyorum.`,
's75fcdbef33a2f7c3': str`${0} dk okuma`,
's79e8cc71a5975b04': `Mesaj`,
's7c000165e32515c4': `Bülteni iste`,
's87e64dda9bbdef03': str`Yayın sıklığı: ${0}`,
's8865f02d9ebbd0f5': `Konular`,
's8a3dc0a95ffea057': `Gönderiliyor…`,
's8b45074c25bc303a': `Bülten`,
's8d823238e54d9577': `üç ayda bir`,
's8ec01de03c8e6be5': `Lütfen bu alanı boş bırakın`,
's9297ee32757052c6': `(spama karşı)`,
's93a85da7d58ae8fc': `Kısa bir işlem sorusu`,
'saac21e40a54fff35': `ayda bir`,
'sad6b24e5c9e23fed': `haftada bir`,
'sb83b63aa1a661ca7': str`${0} şu anda size ${1} yazıyor.`,
'sb9e306d8fcfb3c1c': `Mesaj gönder`,
'sbbc53e0e54d7946f': `Konu`,
'sd03988c39acbc785': `Adınızı vermek isteğe bağlıdır; adınız yalnızca size hitap etmek için kullanılır.`,
'sd1f44f1a8bc20e67': `E-posta`,
'sd5678d9e2600f22c': `zaman zaman`,
'sd8c88d3782404286': `iki haftada bir`,
'sdb1e2e1b61688a19': str`${0} size bir bülten gönderiyor.`,
'sde9f81b764df7ba2': `Hesap yapmadan`,
'se78c02e9a98a0f47': `Gizlilik`,
'sef49aec68fd1dc66': `Ad Soyad`,
'sf1bc83d2509bafcf': `Telefon`,
'sf79d24eb2650d11e': `Bilgilerinizi yalnızca size yanıt vermek için kullanırız.`,
    };
  
provideWords('tr', 'foyer', templates);
