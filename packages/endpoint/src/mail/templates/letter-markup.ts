// Written by "pnpm build:mails" from build/letter.mjml.
import { each, escaped } from './escaped.ts';
import type { LetterValues } from './letter-values.ts';

export function letterMarkup(values: LetterValues): string {
  return `<!doctype html>
<html lang="${escaped(values.language)}" dir="${escaped(values.direction)}" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<title>${escaped(values.title)}</title>
<!--[if !mso]><!-->
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style type="text/css">
#outlook a { padding:0; }
body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }
p { display:block;margin:13px 0; }
</style>
<!--[if mso]>
<noscript>
<xml>
<o:OfficeDocumentSettings>
<o:AllowPNG/>
<o:PixelsPerInch>96</o:PixelsPerInch>
</o:OfficeDocumentSettings>
</xml>
</noscript>
<![endif]-->
<!--[if lte mso 11]>
<style type="text/css">
.mj-outlook-group-fix { width:100% !important; }
</style>
<![endif]-->
<style type="text/css">
@media only screen and (min-width:480px) {
.mj-column-per-100 { width:100% !important; max-width: 100%; }
}
</style>
<style media="screen and (min-width:480px)">
.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }
</style>
<style type="text/css">
:root { color-scheme: light dark; supported-color-schemes: light dark; }
</style>
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<style type="text/css">
@media (prefers-color-scheme: dark) {
body, .ground > div { background: #101315 !important; }
.sheet, .sheet table { background: #181b1e !important; }
.sheet td { border-color: #36393c !important; }
.words div, .words a { color: #e8ebeb !important; }
.small div, .small a { color: #a0a4a5 !important; }
.sheet .act td, .sheet .act a { background: ${escaped(values.dark.fill)} !important; color: ${escaped(values.dark.text)} !important; }
.sheet .act td { border-color: ${escaped(values.dark.rim)} !important; }
.sheet .act table { background: none !important; }
.logo { padding: 6px !important; box-sizing: border-box !important; }
}
</style>
</head>
<body  class="ground" style="word-spacing:normal;background-color:#f4f6f6;">
<div
aria-label="${escaped(values.title)}" aria-roledescription="email" role="article" lang="${escaped(values.language)}" dir="${escaped(values.direction)}" style="word-spacing:normal;background-color:#f4f6f6;"
>
<div style="display: none; max-height: 0; max-width: 0; overflow: hidden; mso-hide: all">${escaped(values.preview)}</div>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  style="margin:0px auto;max-width:600px;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;"
>
<tbody>
<tr>
<td
style="direction:ltr;font-size:0px;padding:24px 12px;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="sheet-outlook" width="600px" ><table align="center" border="0" cellpadding="0" cellspacing="0" class="sheet-outlook" role="presentation" style="width:576px;" width="576" bgcolor="#ffffff" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  class="sheet" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:576px;border-radius:${escaped(values.corners)};overflow:hidden;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;border-collapse:separate;"
>
<tbody>
<tr>
<td
style="border:1px solid #d3d4d5;border-radius:${escaped(values.corners)};direction:${escaped(values.direction)};font-size:0px;padding:32px 28px 16px;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:518px;" ><![endif]-->
<div
class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:${escaped(values.direction)};display:inline-block;vertical-align:top;width:100%;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" width="100%"
>
<tbody>
<tr>
<td  style="vertical-align:top;padding:0;">
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="" width="100%"
>
<tbody>
${each(values.logo, (logo) => `
<tr>
<td
align="${escaped(values.start)}" style="font-size:0px;padding:0 0 24px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;font-weight:600;line-height:24px;text-align:${escaped(values.start)};color:#1a2023;"
><img class="logo" src="${escaped(logo.src)}" alt="${escaped(logo.alt)}" width="${escaped(logo.width)}" height="${escaped(logo.height)}" style="display: block; width: ${escaped(logo.width)}px; height: auto; max-width: 100%; border-radius: 4px; background: #ffffff; background-image: linear-gradient(#ffffff, #ffffff)"></div>
</td>
</tr>
`)}${each(values.name, (name) => `
<tr>
<td
align="${escaped(values.start)}" class="words" style="font-size:0px;padding:0 0 24px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;font-weight:600;line-height:24px;text-align:${escaped(values.start)};color:#1a2023;"
>${escaped(name)}</div>
</td>
</tr>
`)}
<tr>
<td
align="${escaped(values.start)}" class="words" style="font-size:0px;padding:0 0 16px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:24px;text-align:${escaped(values.start)};color:#1a2023;"
><h1 style="margin: 0; font-size: 24px; line-height: 30px; font-weight: 600; letter-spacing: -0.3px">${escaped(values.title)}</h1></div>
</td>
</tr>
${each(values.opening, (paragraph) => `
<tr>
<td
align="${escaped(values.start)}" class="words" style="font-size:0px;padding:0 0 16px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:24px;text-align:${escaped(values.start)};color:#1a2023;"
><p style="margin: 0">${each(paragraph, (part) => `${each(part.link, (link) => `<a href="${escaped(link)}" dir="ltr" style="color: #1a2023; word-break: break-word">${escaped(link)}</a>`)}${each(part.lineBreak, (_) => `<br>`)}${escaped(part.text)}`)}</p></div>
</td>
</tr>
`)}${each(values.list, (list) => `
<tr>
<td
align="${escaped(values.start)}" class="words" style="font-size:0px;padding:0 0 16px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:24px;text-align:${escaped(values.start)};color:#1a2023;"
><p style="margin: 0">${escaped(list.title)}</p><ul style="margin: 8px 0 0; padding: 0 24px">${each(list.items, (item) => `<li style="margin: 0 0 4px">${escaped(item)}</li>`)}</ul></div>
</td>
</tr>
`)}${each(values.action, (action) => `
<tr>
<td
align="${escaped(values.start)}" class="act" style="font-size:0px;padding:4px 0 20px;word-break:break-word;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="border-collapse:separate;line-height:100%;"
>
<tbody>
<tr>
<td
align="center" bgcolor="${escaped(values.light.fill)}" role="presentation" style="border:1px solid ${escaped(values.light.rim)};border-radius:6px;cursor:auto;mso-padding-alt:12px 22px;background:${escaped(values.light.fill)};" valign="middle"
>
<a
href="${escaped(action.url)}" style="display:inline-block;background:${escaped(values.light.fill)};color:${escaped(values.light.text)};font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;font-weight:600;line-height:20px;margin:0;text-decoration:none;text-transform:none;padding:12px 22px;mso-padding-alt:0px;border-radius:6px;" target="_blank"
>
${escaped(action.label)}
</a>
</td>
</tr>
</tbody>
</table>
</td>
</tr>
<tr>
<td
align="${escaped(values.start)}" class="small" style="font-size:0px;padding:0 0 16px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:14px;line-height:21px;text-align:${escaped(values.start)};color:#585d5f;"
><p style="margin: 0">${escaped(action.hint)}<br><a href="${escaped(action.url)}" dir="ltr" style="color: #585d5f; word-break: break-all">${escaped(action.url)}</a></p></div>
</td>
</tr>
`)}${each(values.notes, (note) => `
<tr>
<td
align="${escaped(values.start)}" class="words" style="font-size:0px;padding:0 0 16px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:24px;text-align:${escaped(values.start)};color:#1a2023;"
><p style="margin: 0">${escaped(note)}</p></div>
</td>
</tr>
`)}
</tbody>
</table>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table></td></tr><tr><td class="" width="600px" ><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:576px;" width="576" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  style="margin:0px auto;max-width:576px;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;"
>
<tbody>
<tr>
<td
style="direction:${escaped(values.direction)};font-size:0px;padding:20px 28px 0;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:520px;" ><![endif]-->
<div
class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:${escaped(values.direction)};display:inline-block;vertical-align:top;width:100%;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" width="100%"
>
<tbody>
<tr>
<td  style="vertical-align:top;padding:0;">
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="" width="100%"
>
<tbody>
${each(values.foot, (foot) => `
<tr>
<td
align="${escaped(values.start)}" class="small" style="font-size:0px;padding:0 0 16px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:14px;line-height:21px;text-align:${escaped(values.start)};color:#585d5f;"
><p style="margin: 0"><a href="${escaped(foot.url)}" style="color: #585d5f">${escaped(foot.text)}</a></p></div>
</td>
</tr>
`)}${each(values.imprint, (imprint) => `
<tr>
<td
align="${escaped(values.start)}" class="small" style="font-size:0px;padding:0 0 16px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:14px;line-height:21px;text-align:${escaped(values.start)};color:#585d5f;"
><p style="margin: 0">${each(imprint.parts, (part) => `${each(part.lineBreak, (_) => `<br>`)}${escaped(part.text)}`)}${each(imprint.link, (link) => `<br><a href="${escaped(link.url)}" style="color: #585d5f">${escaped(link.label)}</a>`)}</p></div>
</td>
</tr>
`)}
</tbody>
</table>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</div>
</body>
</html>`;
}
