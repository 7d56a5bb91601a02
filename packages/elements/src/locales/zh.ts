
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {provideWords} from '../base/words.ts';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h202ffa424f7f4cb3': html`详情请见<a part="link" href="${0}">隐私政策</a>。`,
's034dfd41d7fcad6e': `您的联系人`,
's103ccbbbca945ee0': `您的姓名仅用于称呼您。`,
's137af9f7040dc2d2': `（选填）`,
's18059d87aa01352e': `操作未成功，请重试。`,
's1911f67490ce67f6': str`${0}减${1}等于多少？`,
's1f7e12b71164c5da': `网站运营方`,
's220217d224a33754': `您可以随时通过每期邮件中的链接或发送邮件撤回同意。`,
's2ad33e502612522f': `全部文章`,
's32116ee4245b3f22': str`${0}会向您发送有关${2}的邮件，目前的发送频率为${1}。`,
's34ecfdec166739e8': str`${0}加${1}等于多少？`,
's407d473906992214': `我同意将我的信息用于回复我。`,
's46caede85673c926': `每天`,
's51072d1219228df3': `您将收获`,
's523f229895cd8796': str`${0}会向您发送有关${1}的邮件。`,
's5e8250fb85d64c23': `关闭`,
's659faaf6a652e3dd': `是的，我想订阅邮件简报。`,
's75fcdbef33a2f7c3': str`阅读约需${0}分钟`,
's79e8cc71a5975b04': `留言`,
's7c000165e32515c4': `订阅邮件简报`,
's87e64dda9bbdef03': str`发送频率：${0}`,
's8865f02d9ebbd0f5': `主题`,
's8a3dc0a95ffea057': `正在发送…`,
's8b45074c25bc303a': `邮件简报`,
's8d823238e54d9577': `每季度一次`,
's8ec01de03c8e6be5': `请将此栏留空`,
's9297ee32757052c6': `（防垃圾信息）`,
's93a85da7d58ae8fc': `简单算术题`,
'saac21e40a54fff35': `每月一次`,
'sad6b24e5c9e23fed': `每周一次`,
'sb83b63aa1a661ca7': str`${0}会向您发送邮件，目前的发送频率为${1}。`,
'sb9e306d8fcfb3c1c': `发送留言`,
'sbbc53e0e54d7946f': `主题`,
'sd03988c39acbc785': `姓名可自愿填写，仅用于称呼您。`,
'sd1f44f1a8bc20e67': `邮箱`,
'sd5678d9e2600f22c': `不定期`,
'sd8c88d3782404286': `每两周一次`,
'sdb1e2e1b61688a19': str`${0}会向您发送邮件简报。`,
'sde9f81b764df7ba2': `无需计算`,
'se78c02e9a98a0f47': `隐私政策`,
'sef49aec68fd1dc66': `姓名`,
'sf1bc83d2509bafcf': `电话`,
'sf79d24eb2650d11e': `您的信息仅用于回复您。`,
    };
  
provideWords('zh', 'foyer', templates);
