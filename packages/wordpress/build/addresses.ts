/** Attributes whose value is an address. */
export const addresses: readonly string[] =
  'href image photo more-href privacy-url imprint-url author-image src redirect endpoint'.split(' ');
