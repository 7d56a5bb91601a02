
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {provideWords} from '../base/words.ts';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h202ffa424f7f4cb3': html`詳しくは<a part="link" href="${0}">プライバシーポリシー</a>をご覧ください。`,
's034dfd41d7fcad6e': `担当者`,
's103ccbbbca945ee0': `お名前は宛名としてのみ使用します。`,
's137af9f7040dc2d2': `（任意）`,
's18059d87aa01352e': `送信できませんでした。もう一度お試しください。`,
's1911f67490ce67f6': str`${0}引く${1}はいくつですか？`,
's1f7e12b71164c5da': `運営者情報`,
's220217d224a33754': `同意は、各号に記載のリンクまたはメールでいつでも撤回できます。`,
's2ad33e502612522f': `すべての記事`,
's32116ee4245b3f22': str`現在、${0}より${1}、${2}に関するメールをお届けしています。`,
's34ecfdec166739e8': str`${0}足す${1}はいくつですか？`,
's407d473906992214': `返信のために入力内容が使用されることに同意します。`,
's46caede85673c926': `毎日`,
's51072d1219228df3': `この記事のポイント`,
's523f229895cd8796': str`${0}より${1}に関するメールをお届けします。`,
's5e8250fb85d64c23': `閉じる`,
's659faaf6a652e3dd': `はい、ニュースレターを希望します。`,
's75fcdbef33a2f7c3': str`${0}分で読めます`,
's79e8cc71a5975b04': `メッセージ`,
's7c000165e32515c4': `ニュースレターを申し込む`,
's87e64dda9bbdef03': str`${0}配信`,
's8865f02d9ebbd0f5': `トピック`,
's8a3dc0a95ffea057': `送信中…`,
's8b45074c25bc303a': `ニュースレター`,
's8d823238e54d9577': `四半期に1回`,
's8ec01de03c8e6be5': `この欄は空のままにしてください`,
's9297ee32757052c6': `（スパム対策）`,
's93a85da7d58ae8fc': `簡単な計算`,
'saac21e40a54fff35': `月に1回`,
'sad6b24e5c9e23fed': `週に1回`,
'sb83b63aa1a661ca7': str`現在、${0}より${1}メールをお届けしています。`,
'sb9e306d8fcfb3c1c': `メッセージを送信`,
'sbbc53e0e54d7946f': `件名`,
'sd03988c39acbc785': `お名前のご入力は任意で、宛名としてのみ使用します。`,
'sd1f44f1a8bc20e67': `メールアドレス`,
'sd5678d9e2600f22c': `不定期に`,
'sd8c88d3782404286': `2週間に1回`,
'sdb1e2e1b61688a19': str`${0}よりニュースレターをお届けします。`,
'sde9f81b764df7ba2': `計算せずに進む`,
'se78c02e9a98a0f47': `プライバシー`,
'sef49aec68fd1dc66': `お名前`,
'sf1bc83d2509bafcf': `電話番号`,
'sf79d24eb2650d11e': `ご入力いただいた内容は、返信のためにのみ使用します。`,
    };
  
provideWords('ja', 'foyer', templates);
