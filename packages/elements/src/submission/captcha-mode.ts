/** Values of the attribute `captcha`. */
export const captchaModes = ['auto', 'arithmetic', 'pow', 'none'] as const;
export type CaptchaMode = (typeof captchaModes)[number];
