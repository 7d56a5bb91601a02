/** Values of the attribute `captcha`. */
export const captchaModes = ['auto', 'arithmetic', 'pow', 'none'] as const;
export type CaptchaMode = (typeof captchaModes)[number];

/** A mode, with the widget's own for `auto`: the question, or proof of work alone. */
export type CaptchaKind = Exclude<CaptchaMode, 'auto'>;
