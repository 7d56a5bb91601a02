
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {provideWords} from '../base/words.ts';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h202ffa424f7f4cb3': html`פרטים נוספים <a part="link" href="${0}">במדיניות הפרטיות</a>.`,
's034dfd41d7fcad6e': `ליצירת קשר`,
's103ccbbbca945ee0': `השם משמש רק לפנייה אליכם.`,
's137af9f7040dc2d2': `(לא חובה)`,
's18059d87aa01352e': `זה לא הצליח. נא לנסות שוב.`,
's1911f67490ce67f6': str`כמה זה ${0} פחות ${1}?`,
's1f7e12b71164c5da': `פרטי בעלי האתר`,
's220217d224a33754': `אפשר לחזור מההסכמה בכל עת, באמצעות הקישור שבכל גיליון או במייל.`,
's2ad33e502612522f': `כל הפוסטים`,
's32116ee4245b3f22': str`כיום נשלח אליכם ${1} ניוזלטר מאת ${0} בנושא: ${2}.`,
's34ecfdec166739e8': str`כמה זה ${0} ועוד ${1}?`,
's407d473906992214': `מוסכם עליי שהפרטים שלי ישמשו כדי להשיב לי.`,
's46caede85673c926': `מדי יום`,
's51072d1219228df3': `מה תקחו מכאן`,
's523f229895cd8796': str`נשלח אליכם ניוזלטר מאת ${0} בנושא: ${1}.`,
's5e8250fb85d64c23': `סגירה`,
's659faaf6a652e3dd': `כן, אשמח לקבל את הניוזלטר.`,
's75fcdbef33a2f7c3': str`זמן קריאה: ${0} דק׳`,
's79e8cc71a5975b04': `הודעה`,
's7c000165e32515c4': `הזמנת הניוזלטר`,
's87e64dda9bbdef03': str`נשלח ${0}`,
's8865f02d9ebbd0f5': `נושאים`,
's8a3dc0a95ffea057': `בשליחה…`,
's8b45074c25bc303a': `ניוזלטר`,
's8d823238e54d9577': `פעם ברבעון`,
's8ec01de03c8e6be5': `נא להשאיר את השדה הזה ריק`,
's9297ee32757052c6': `(נגד ספאם)`,
's93a85da7d58ae8fc': `תרגיל חשבון קצר`,
'saac21e40a54fff35': `פעם בחודש`,
'sad6b24e5c9e23fed': `פעם בשבוע`,
'sb83b63aa1a661ca7': str`כיום נשלח אליכם ${1} ניוזלטר מאת ${0}.`,
'sb9e306d8fcfb3c1c': `שליחת הודעה`,
'sbbc53e0e54d7946f': `נושא`,
'sd03988c39acbc785': `מסירת השם היא מרצון, והוא משמש רק לפנייה אליכם.`,
'sd1f44f1a8bc20e67': `אימייל`,
'sd5678d9e2600f22c': `מעת לעת`,
'sd8c88d3782404286': `פעם בשבועיים`,
'sdb1e2e1b61688a19': str`נשלח אליכם ניוזלטר מאת ${0}.`,
'sde9f81b764df7ba2': `בלי לחשב`,
'se78c02e9a98a0f47': `פרטיות`,
'sef49aec68fd1dc66': `שם`,
'sf1bc83d2509bafcf': `טלפון`,
'sf79d24eb2650d11e': `אנו משתמשים בפרטים שלכם רק כדי להשיב.`,
    };
  
provideWords('he', 'foyer', templates);
